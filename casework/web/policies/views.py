"""Read the policy: the versions of each law, one of them in words, and two side by side."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.models import User
from casework.actions.policy_drafts import check_makes_policy
from casework.enums import Jurisdiction, Look
from casework.models import PolicyDraft, PolicyProposal, PolicyVersion
from casework.queries.policies import VersionLine, grade_names, open_drafts, version_lines
from casework.rules.dates import words
from casework.web import doors
from casework.web.doors import looked, refusals_in_words
from casework.web.policies.forms import CompareForm
from casework.web.policies.shapes import Section
from casework.web.policies.words import sections, side_by_side
from casework.web.shapes import Row, Tag

IN_FORCE, AHEAD, EARLIER = Tag("In force", "green"), Tag("Ahead", "yellow"), Tag("Earlier", "grey")


def maker(request: HttpRequest) -> User:
    """The person who reads. Raises NotYou unless they are an HR lead of the whole organisation."""
    reader = doors.reader(request)
    check_makes_policy(reader)
    return reader


@require_safe
@refusals_in_words
def policies(request: HttpRequest) -> HttpResponse:
    """The versions for each law, newest first, and the drafts."""
    maker(request)
    today = timezone.localdate()
    lines = {law: version_lines(law, today) for law in Jurisdiction}
    context = {
        "wide": True,
        "laws": [
            {
                "label": law.label,
                "lines": [(line, tag_of(line), _compare_with_before(line)) for line in lines[law]],
                "borrows": law == Jurisdiction.NORTHERN_IRELAND and bool(lines[Jurisdiction.GREAT_BRITAIN]),
            }
            for law in Jurisdiction
        ],
        "drafts": open_drafts(),
        "any": any(lines.values()),
    }
    looked(request, Look.LISTED, page="policies", count=sum(map(len, lines.values())))
    return render(request, "casework/policies/policies.html", context)


def tag_of(line: VersionLine) -> Tag:
    if line.is_in_force:
        return IN_FORCE
    return AHEAD if line.is_ahead else EARLIER


def _compare_with_before(line: VersionLine) -> str:
    """The address of the comparison with the version before; empty for the first."""
    return comparison(code_of(line.before), code_of(line.policy)) if line.before is not None else ""


def comparison(a: str, b: str) -> str:
    return f"{reverse('compare_policies')}?a={a}&b={b}"


@require_safe
@refusals_in_words
def policy(request: HttpRequest, pk: int) -> HttpResponse:
    """One version, every field in words, and who proposed and approved it."""
    maker(request)
    version = get_object_or_404(PolicyVersion, pk=pk)
    lines = version_lines(Jurisdiction(version.jurisdiction), timezone.localdate())
    line = next(line for line in lines if line.policy == version)
    proposals = PolicyProposal.objects.filter(policy=version).select_related("proposed_by", "approved_by")
    context = {
        "policy": version,
        "tag": tag_of(line),
        "compare": _compare_with_before(line),
        "parts": cards(sections(version.document, grade_names())),
        "made": _made(proposals.first()),
    }
    looked(request, page="policy", policy=pk)
    return render(request, "casework/policies/policy.html", context)


def cards(parts: list[Section]) -> list[tuple[str, list[Row]]]:
    """Sections of a policy as summary lists."""
    return [(part.title, [Row(line.label, line.said) for line in part.lines]) for part in parts]


def _made(proposal: PolicyProposal | None) -> list[Row]:
    """How it came into force; nothing is known of a version that a command loaded."""
    if proposal is None:
        return []
    proposed = f"{proposal.proposed_by.name}, {words(timezone.localdate(proposal.proposed_at))}"
    approved = "Not asked for: only the wording changed"
    if proposal.approved_by is not None and proposal.approved_at is not None:
        approved = f"{proposal.approved_by.name}, {words(timezone.localdate(proposal.approved_at))}"
    return [Row("Proposed by", proposed), Row("Reason", proposal.reason), Row("Approved by", approved)]


@require_safe
@refusals_in_words
def compare_policies(request: HttpRequest) -> HttpResponse:
    """Two versions or drafts side by side: one row for each field, what differs said in words."""
    maker(request)
    found = comparable()
    form = CompareForm(request.GET or None, choices={code: title(one) for code, one in found.items()})
    context: dict[str, Any] = {"form": form, "wide": True, "heading": "Compare two policies"}
    if form.is_valid():
        codes = form.cleaned_data["a"], form.cleaned_data["b"]
        one, other = (found[code] for code in codes)
        tables = side_by_side(one.document, other.document, grade_names())
        context |= {
            "one": title(one),
            "other": title(other),
            "tables": tables,
            "count": sum(pair.differs for _, pairs in tables for pair in pairs),
        }
        looked(request, page="compare_policies", a=codes[0], b=codes[1])
    else:
        looked(request, Look.LISTED, page="compare_policies", count=len(found))
    return render(request, "casework/policies/compare.html", context, status=form.http_status)


def comparable() -> dict[str, PolicyVersion | PolicyDraft]:
    """What can be compared, by the code that stands in the address: versions newest first, then open drafts."""
    rows: list[PolicyVersion | PolicyDraft] = [
        *PolicyVersion.objects.order_by("jurisdiction", "-effective_from"),
        *PolicyDraft.objects.open(),
    ]
    return {code_of(row): row for row in rows}


def code_of(one: PolicyVersion | PolicyDraft) -> str:
    return f"draft-{one.pk}" if isinstance(one, PolicyDraft) else str(one.pk)


def title(one: PolicyVersion | PolicyDraft) -> str:
    """What it is called beside others: several versions may have one name."""
    if isinstance(one, PolicyDraft):
        return f"{one.name}, draft {one.pk}"
    law = Jurisdiction(one.jurisdiction)
    where = f" ({law.label})" if law == Jurisdiction.NORTHERN_IRELAND else ""
    return f"{one.name}, from {words(one.effective_from)}{where}"
