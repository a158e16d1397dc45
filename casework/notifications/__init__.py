"""Reminders of deadlines: rows owed to people (``materialise``), and the emails that carry them (``deliver``)."""

from casework.notifications.deliver import Came, Delivered, deliver
from casework.notifications.materialise import materialise

__all__ = ["Came", "Delivered", "deliver", "materialise"]
