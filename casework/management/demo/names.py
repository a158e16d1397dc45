"""Names for invented people, put together at random from these lists."""

from __future__ import annotations

_GIVEN = """
Aaron Abena Ada Adil Agnes Aisha Alan Alma Amir Amy Andrzej Anil Anwen Arjun Asha Ava Bela Ben Bronwen
Callum Carys Cedric Chloe Clara Conor Dafydd Dalia Dara Declan Deepa Dilys Doris Eamon Edith Eilidh
Elena Elif Elis Emeka Erin Esme Ewan Farah Felix Flora Gareth Gita Glenys Grace Hamish Hana Hari Hazel
Hugo Ifor Imran Ines Iris Isla Ivan Jamal Jaya Joan Jonas Kaya Keir Kemi Kofi Lara Lena Leon Lorna Luka
Mabel Maeve Magnus Maya Meera Mina Moira Nadia Neil Nia Noor Olga Omar Orla Otis Owen Pearl Petra Priya
Quentin Rahul Rhian Rhys Roisin Rosa Ruth Saira Sami Selma Seren Shona Sinead Sofia Stefan Tara Tariq
Tegan Theo Tomos Una Usha Vera Wanda Yasmin Yusuf Zara
"""

_FAMILY = """
Abbotsby Acklam Addlestrop Akintola Aldersey Amberley Anstruther Appledore Ardwell Ashcombe Bagnold
Balgonie Bancroft Barlaston Bellweather Benbow Berwyn Birtwhistle Blackmoor Bramhall Brightwater
Brockhurst Calderbrook Carnaby Castlemere Chowdrey Clitherow Cloverdale Coldstream Cranwell Culpepper
Dalrympole Danbury Deverell Dewhirst Drumlanrig Dunmorrow Eastlake Eccleshill Elderfield Emberton
Fairweather Farthing Fenwright Foxhollow Galbraithe Garroway Gillingwater Glendower Goldsworthy
Greenhalge Hadleigh Hallowell Hartwell Hazelrigg Hebden Holbeck Huxtable Ingleby Inverarity Jessamy
Kaplanski Kenderdine Kilbride Kirkbride Lacewell Lambourne Langthorne Larkspur Lindqvist Llanfair
Lockwood Lowther Macready Malhotram Marchbanks Mayhew Merriweather Middlemass Montrose Nairnside
Netherby Nightingale Oakeshott Okonjor Oldcastle Ormiston Pargeter Pattersley Pemberley Pettigrew
Pinkerton Quarmby Radcliff Rahmani Ravensdale Redfern Rokeby Rosewarne Rutherglen Sandringfield
Satterthwaite Selwyn Shackleby Silverdale Skelmersdale Somerby Stallybrass Strathearn Sunderly
Tattershall Thistlewood Thornaby Tolliver Trelawny Tweedie Underhill Vaughanley Wainscott Wardlow
Weatherall Whitcombe Winterbourne Wolfendale Yarrow Zielinska
"""

GIVEN = _GIVEN.split()
FAMILY = _FAMILY.split()
