"""The demo data: an invented department, its people, and cases walked through the real verbs.

Only units, employees and postings are written in bulk. No fact of a case is: what the verbs refuse cannot be here.
"""
