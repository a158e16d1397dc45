"""The audit log: ``record`` is the only way in."""

from casework.audit.record import record, record_look, request_id

__all__ = ["record", "record_look", "request_id"]
