"""The sanctions register, and one employee's sanction history, as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from casework.access import roles_of
from casework.enums import Role
from casework.errors import NotYou
from casework.exports.columns import sanction_columns
from casework.exports.release import release
from casework.models import Sanction
from casework.queries.register_readers import register_of
from casework.queries.sanction_register import RegisterFilter, sanction_register
from casework.rendering.csv import Blocks

if TYPE_CHECKING:
    from accounts.models import User

EXPORTERS = (Role.AUDITOR, Role.HR_LEAD)


def export_sanctions(wanted: RegisterFilter, *, by: User) -> Blocks:
    """The sanctions this person asked for, of the units in which they are an auditor or an HR lead, as CSV; none of a case
    that they investigate.

    The event is committed when this returns, and no byte has left yet; if it cannot be written, this raises.
    Raises NotYou unless the person is an auditor or an HR lead.
    """
    if not roles_of(by) & set(EXPORTERS):
        raise NotYou("The register is exported by an auditor or an HR lead. You are neither.")
    return export_rows(register_of(by, EXPORTERS), wanted, by=by)


def export_rows(rows: QuerySet[Sanction], wanted: RegisterFilter, *, by: User) -> Blocks:
    """As ``export_sanctions``, of rows chosen by the caller: the operator's command takes the whole register."""
    asked = sanction_register(rows, wanted)
    columns = sanction_columns(wanted.live_on, wanted.as_known_at)
    return release(asked, columns, by=by, facts={"export": "sanctions"} | wanted.codes())
