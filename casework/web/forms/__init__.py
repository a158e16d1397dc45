"""The forms of the pages, one module per stage of the procedure. All of them extend ``base.GovukForm``."""
