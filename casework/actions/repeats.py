"""The same form sent twice is one act: a double click, the Back button, two tabs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model
from django.utils import timezone

from casework.enums import Action, PersonInIncident
from casework.errors import NotNow
from casework.models import AuditEvent, Case, Employee, Incident, InformationRequest
from casework.queries.versions import times_done

if TYPE_CHECKING:
    from accounts.models import User

SENT_TWICE = (
    "You have done this once since you opened the page, so nothing was recorded now. "
    "If this is another one, send it again."
)


def lock_files(*files: Case | Incident) -> None:
    """Lock the rows of every file that a verb takes, in one order. They are of one kind."""
    rows = (
        type(files[0]).objects.select_for_update().filter(pk__in={file.pk for file in files}).order_by("pk")
    )
    list(rows.values_list("pk"))


def check_not_repeated(file: Case | Incident, action: Action, *, by: User) -> None:
    """Raise NotNow if ``by`` did this very thing to the file since the version they saw (``file.version``).

    The file is locked, so of two requests at once the second waited and now sees the first.
    """
    owner = {"case": file.pk} if isinstance(file, Case) else {"incident": file.pk}
    done = AuditEvent.objects.filter(**owner, action=action, actor=by.pk, version__gt=file.version)
    if done.exists():
        raise NotNow(SENT_TWICE, "")


def check_not_done_since(case: Case, action: Action, *, times: int, by: User) -> None:
    """Raise NotNow unless ``by`` has done it as often as they had when they opened their page. The file is locked."""
    if times_done(case, action, by=by) != times:
        raise NotNow(SENT_TWICE, "")


def check_not_reported(*, involved: Iterable[Employee], account: str, by: User, on: date) -> None:
    """Raise NotNow if ``by`` reported today, word for word, the same about the same people.

    Locks the reporter's own row until the end of the transaction, for the same reason.
    """
    get_user_model().objects.select_for_update().filter(pk=by.pk).values_list("pk").get()
    wanted = {employee.pk for employee in involved}
    for incident in Incident.objects.filter(reported_by=by, reported_on=on, account=account.strip()):
        people = incident.people.filter(kind=PersonInIncident.INVOLVED).values_list("employee_id", flat=True)
        if set(people) == wanted:
            raise NotNow(
                f"You reported this already: its reference is {incident.reference}. "
                "Nothing was recorded a second time."
            )


def check_not_registered(request: InformationRequest) -> None:
    """Raise NotNow if the same person put the same request on the register today, word for word, and it is still open.

    Locks their own row until the end of the transaction, for the same reason.
    """
    get_user_model().objects.select_for_update().filter(pk=request.recorded_by_id).values_list("pk").get()
    same = {name: getattr(request, name) for name in ("kind", "nation", "received_on", "asks", "about")}
    rows = InformationRequest.objects.open().filter(**same, recorded_by=request.recorded_by)
    earlier = rows.filter(recorded_at__date=timezone.localdate()).first()
    if earlier is not None:
        raise NotNow(
            f"You recorded this already: its reference is {earlier.reference}. Nothing was recorded a second time. "
            "If this is another one, say in what it differs."
        )
