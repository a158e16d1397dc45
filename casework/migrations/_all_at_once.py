"""Tables that refer to one another, made from one picture of the models."""

from __future__ import annotations

from typing import Any

from django.db.migrations import CreateModel
from django.db.migrations.operations.base import Operation


class AllAtOnce(Operation):
    """The tables of these operations as the last of them leaves the models.

    Django draws every related model again after each CreateModel: with a hundred tables that refer to one another this
    was most of the time that a new database took. Whatever follows on the first CreateModel of a model (AddField,
    AddIndex, AddConstraint) is in its table from the start; no other kind of operation belongs in here.
    """

    def __init__(self, operations: list[Operation]) -> None:
        self.operations = operations

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return type(self).__name__, [self.operations], {}

    def state_forwards(self, app_label: str, state: Any) -> None:
        # The picture is thrown away before the changes, and drawn when the first table is made.
        vars(state).pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for name in self._tables():
            model = to_state.apps.get_model(app_label, name)
            if self.allow_migrate_model(schema_editor.connection.alias, model):
                schema_editor.create_model(model)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        for name in reversed(self._tables()):
            model = from_state.apps.get_model(app_label, name)
            if self.allow_migrate_model(schema_editor.connection.alias, model):
                schema_editor.delete_model(model)

    def describe(self) -> str:
        return f"Make {len(self._tables())} tables"

    def _tables(self) -> list[str]:
        return [operation.name for operation in self.operations if isinstance(operation, CreateModel)]
