"""How an earlier warning came about, as an old record says it: for whoever relies on it now (SA-8)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from casework.enums import Known
from casework.rules.cited import Caution

_Y, _N, _U = Known.YES, Known.NO, Known.NOT_KNOWN
_SAID: dict[str, dict[Known, str]] = {
    "heard": {
        _Y: "there was a hearing",
        _N: "there was no hearing",
        _U: "whether there was a hearing is not known",
    },
    "accompanied": {
        _Y: "the employee was accompanied",
        _N: "the employee was not accompanied",
        _U: "whether the employee was accompanied is not known",
    },
    "appeal_offered": {
        _Y: "an appeal was offered",
        _N: "no appeal was offered",
        _U: "whether an appeal was offered is not known",
    },
}


@dataclass(frozen=True)
class EarlierProcedure:
    """What an old record says of a warning that was not given here: whether there was a hearing, and so on."""

    heard: Known
    accompanied: Known
    appeal_offered: Known

    @property
    def in_words(self) -> str:
        """All of it, inside a sentence: ``there was a hearing; the employee was not accompanied; ...``."""
        return "; ".join(said[Known(getattr(self, name))] for name, said in _SAID.items())

    @property
    def lacking(self) -> str:
        """What it says no to, or does not know, inside a sentence; empty where all was as it should be."""
        answers = {name: Known(getattr(self, name)) for name in _SAID}
        return "; ".join(_SAID[name][answer] for name, answer in answers.items() if answer != Known.YES)


def caution_of_procedure(warnings: Iterable[tuple[str, EarlierProcedure]]) -> Caution | None:
    """What to weigh before relying on earlier warnings; None where nothing is lacking (SA-8).

    warnings: which one it is, such as ``a final written warning issued Wed 3 Jun 2026``, and how it came about.

    It warns and does not refuse: a tribunal reopens an earlier warning only for bad faith, an improper motive, or where it
    was manifestly inappropriate.
    """
    lacking = [f"{which}: {how.lacking}" for which, how in warnings if how.lacking]
    if not lacking:
        return None
    said = " ".join(f"{one[0].upper()}{one[1:]}." for one in lacking)
    return Caution(
        "SA-8",
        f"An earlier warning that counts or may count here rests on less than a whole procedure, as far as is known. {said} "
        "Weigh that, and say how: where no appeal was offered against a warning, a dismissal that relies on it is likely to "
        "be unfair.",
    )
