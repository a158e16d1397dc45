"""Draft a policy, change the draft, propose it, approve what somebody else proposed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import User
from casework.actions import policy_drafts as actions
from casework.enums import Jurisdiction
from casework.errors import NotNow, RuleBroken
from casework.models import Decision, PolicyDraft, PolicyProposal, PolicyVersion
from casework.models.restricted import investigated_by
from casework.queries.policies import grade_names
from casework.queries.policy_effects import NotAllowed, PolicyEffects, policy_effects, year_to
from casework.rules.dates import words
from casework.rules.policy_terms import binds_alike
from casework.web.doors import looked, record_refusal, refusals_in_words
from casework.web.policies.draft_form import PolicyDraftForm
from casework.web.policies.forms import DraftedForm, ProposePolicyForm
from casework.web.policies.views import cards, code_of, comparison, maker, title
from casework.web.policies.words import Grades, differences, sections
from casework.web.shapes import Link, Row

MOST = 100


@require_POST
@refusals_in_words
def draft_policy(request: HttpRequest, pk: int) -> HttpResponse:
    """Copy a version to a draft."""
    by = maker(request)
    draft = actions.draft_policy(get_object_or_404(PolicyVersion, pk=pk), by=by)
    messages.success(request, "Copied to a draft. Change it, then propose it.")
    return redirect("policy_draft", pk=draft.pk)


@require_safe
@refusals_in_words
def policy_draft(request: HttpRequest, pk: int) -> HttpResponse:
    """A draft: what it would change, which decisions of the last year it would not have allowed, and all of it in words."""
    by = maker(request)
    draft, grades = _find(pk), grade_names()
    proposal = draft.proposals.open().select_related("proposed_by", "replaces").first()
    is_open = PolicyDraft.objects.open().filter(pk=pk).exists()
    context = {
        "wide": True,
        "draft": draft,
        "is_open": is_open,
        "in_force": PolicyVersion.objects.filter(proposal__draft=draft).first(),
        "proposal": proposal,
        "is_own": proposal is not None and proposal.proposed_by_id == by.pk,
        "rows": _known(draft, proposal),
        "parts": cards(sections(draft.document, grades)),
    }
    shown: tuple[NotAllowed, ...] = ()
    if is_open:
        effects = _effects(draft, by)
        shown = effects.not_allowed[:MOST]
        context |= _what_changes(draft, proposal, grades) | {"effects": effects, "effects_shown": shown}
    looked(request, page="policy_draft", draft=pk, cases=[line.case for line in shown])
    return render(request, "casework/policies/draft.html", context)


def _find(pk: int) -> PolicyDraft:
    rows = PolicyDraft.objects.select_related("copied_from", "made_by", "changed_by", "discarded_by")
    return get_object_or_404(rows, pk=pk)


def _known(draft: PolicyDraft, proposal: PolicyProposal | None) -> list[Row]:
    rows = [
        Row("Copied from", title(draft.copied_from)),
        Row("Made by", f"{draft.made_by.name}, {words(timezone.localdate(draft.made_at))}"),
    ]
    if draft.version > 1:
        rows.append(
            Row("Last changed by", f"{draft.changed_by.name}, {words(timezone.localdate(draft.changed_at))}")
        )
    if proposal is not None:
        proposed = f"{proposal.proposed_by.name}, {words(timezone.localdate(proposal.proposed_at))}"
        rows += [
            Row("Proposed by", proposed),
            Row("In force from", words(proposal.effective_from)),
            Row("Reason", proposal.reason),
        ]
    return rows


def _what_changes(draft: PolicyDraft, proposal: PolicyProposal | None, grades: Grades) -> dict[str, Any]:
    """Against what stands on the day for which it is proposed; today while it is not."""
    day = proposal.effective_from if proposal is not None else timezone.localdate()
    law = Jurisdiction(draft.document["jurisdiction"])
    stands = PolicyVersion.objects.in_force_under(day, law).first()
    if stands is None:
        return {"stands": None}
    return {
        "followed_by": PolicyVersion.objects.filter(jurisdiction=law, effective_from__gt=day)
        .order_by("effective_from")
        .first(),
        "stands": title(stands),
        "stands_on": day,
        "changes": differences(stands.document, draft.document, grades),
        "wording_only": binds_alike(stands.document, draft.document),
        "compare": comparison(code_of(stands), code_of(draft)),
    }


def _effects(draft: PolicyDraft, by: User) -> PolicyEffects:
    """Among the decisions of the last year that this person may see, and that are of no case they investigate."""
    today = timezone.localdate()
    seen = Decision.objects.visible_to(by).exclude(case__in=investigated_by(by))
    return policy_effects(draft.document, first=year_to(today), last=today, decisions=seen)


@require_http_methods(["GET", "HEAD", "POST"])
@refusals_in_words
def change_policy_draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Every field of a draft on one form; what is wrong is said at each."""
    by = maker(request)
    draft = _find(pk)
    asked = {"kept": draft.document, "grades": grade_names(), "initial": {"version": draft.version}}
    form = PolicyDraftForm(request.POST if request.method == "POST" else None, **asked)
    page = {
        "heading": "Change the draft",
        "submit": "Save the draft",
        "steps": [
            "Nothing is in force yet. If the draft is proposed, a change takes the proposal back: propose it again."
        ],
        "wide": True,
    }
    if request.method == "POST" and form.is_valid():
        try:
            draft.version = form.cleaned_data["version"]
            was_proposed = draft.proposals.open().exists()
            actions.change_policy_draft(draft, document=form.document(), by=by)
        except NotNow as refusal:
            return _stale(request, "change_draft", draft, refusal, PolicyDraftForm, page, asked)
        is_taken_back = was_proposed and not draft.proposals.open().exists()
        propose_again = " The proposal was taken back: propose it again." if is_taken_back else ""
        messages.success(request, f"Draft saved.{propose_again}")
        return redirect("policy_draft", pk=pk)
    return _show(request, "change_draft", draft, form, page)


@require_http_methods(["GET", "HEAD", "POST"])
@refusals_in_words
def propose_policy(request: HttpRequest, pk: int) -> HttpResponse:
    """From which day, and why. Another HR lead approves it, unless only the wording changes."""
    by = maker(request)
    draft = _find(pk)
    asked = {"initial": {"version": draft.version}}
    form = ProposePolicyForm(request.POST if request.method == "POST" else None, **asked)
    page = {
        "heading": "Propose this policy",
        "submit": "Propose",
        "steps": [
            "Another HR lead of the whole organisation approves it; then it is in force from that day. Where it "
            "changes only the name or the description, nobody else is asked."
        ],
    }
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        draft.version = given["version"]
        try:
            proposal = actions.propose_policy(
                draft, effective_from=given["effective_from"], reason=given["reason"], by=by
            )
        except RuleBroken as broken:
            record_refusal(request, broken)
            form.refuse(broken)
        except NotNow as refusal:
            return _stale(request, "propose", draft, refusal, ProposePolicyForm, page, asked)
        else:
            return _proposed(request, proposal)
    return _show(request, "propose", draft, form, page)


def _proposed(request: HttpRequest, proposal: PolicyProposal) -> HttpResponse:
    if proposal.policy is not None:
        day = words(proposal.effective_from)
        messages.success(request, f"In force from {day}. Only the wording changes, so nobody else was asked.")
        return redirect("policy", pk=proposal.policy.pk)
    messages.success(request, "Proposed. Another HR lead has to approve it.")
    return redirect("policy_draft", pk=proposal.draft_id)


def _show(
    request: HttpRequest, name: str, draft: PolicyDraft, form: DraftedForm, page: dict[str, Any], **more: Any
) -> HttpResponse:
    """Draw a page with one form about a draft. The read of what it shows is an event first."""
    address = reverse("policy_draft", args=[draft.pk])
    context = {
        "form": form,
        "caption": title(_find(draft.pk)),
        "back": Link("Back to the draft", address),
        "cancel": address,
    }
    looked(request, page=name, draft=draft.pk)
    status = more.pop("status", form.http_status)
    return render(request, f"casework/policies/{name}.html", context | page | more, status=status)


def _stale(
    request: HttpRequest,
    name: str,
    draft: PolicyDraft,
    refusal: NotNow,
    form: type[DraftedForm],
    page: dict[str, Any],
    asked: dict[str, Any],
) -> HttpResponse:
    """Somebody changed the draft meanwhile. Where it is still open, what was typed comes back, to be sent over theirs."""
    fresh = PolicyDraft.objects.open().filter(pk=draft.pk).first()
    if fresh is None:
        raise refusal
    record_refusal(request, refusal)
    typed = request.POST.copy()
    typed["version"] = str(fresh.version)
    again = form(typed, **(asked | ({"kept": fresh.document} if "kept" in asked else {})))
    return _show(request, name, fresh, again, page, stale=refusal.message, status=409)


@require_POST
@refusals_in_words
def discard_policy_draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a draft away."""
    by = maker(request)
    actions.discard_policy_draft(_find(pk), by=by)
    messages.success(request, "Draft discarded.")
    return redirect("policies")


@require_POST
@refusals_in_words
def approve_policy(request: HttpRequest, pk: int) -> HttpResponse:
    """Put what somebody else proposed in force on its day."""
    by = maker(request)
    policy = actions.approve_policy(get_object_or_404(PolicyProposal, pk=pk), by=by)
    messages.success(request, f"Approved. It is in force from {words(policy.effective_from)}.")
    return redirect("policy", pk=policy.pk)


@require_POST
@refusals_in_words
def end_policy_proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one's own proposal back, or turn somebody else's down."""
    by = maker(request)
    proposal = get_object_or_404(PolicyProposal, pk=pk)
    actions.end_policy_proposal(proposal, by=by)
    own = proposal.proposed_by_id == by.pk
    messages.success(request, f"{'Taken back' if own else 'Turned down'}. The draft is still there.")
    return redirect("policy_draft", pk=proposal.draft_id)
