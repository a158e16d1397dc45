"""Decide the outcome: findings, then level and reasons, then why it differs where it does, then check and record.

What was answered so far is the chair's own draft, so that each step has an address, Back works, nothing needs
JavaScript, and nobody else reads half a decision. Only the last step calls the verb.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from casework.actions.drafts import save_draft
from casework.actions.steps import policy_on
from casework.enums import Action
from casework.errors import NotNow, RuleBroken
from casework.queries import deliberation, opening_for_hearing
from casework.queries.versions import version_shown
from casework.web.doors import refusals_in_words
from casework.web.errors import kept_by
from casework.web.forms.criminal_matters import cautions_for
from casework.web.forms.deciding import FindingsForm, LevelForm, heard_on
from casework.web.forms.decision_check import DecideOutcomeForm
from casework.web.forms.departing import DepartureForm
from casework.web.forms.verb import VerbForm
from casework.web.forms.weighing import spent_context
from casework.web.verbs.carry_out import carry_out, done, news_for, refused, stale
from casework.web.verbs.comparisons import bands_context, comparison_context
from casework.web.verbs.drafts import kept_fields, unticked
from casework.web.verbs.page import VerbPage, open_page
from casework.web.verbs.views import kept

ACTION = Action.DECIDE_OUTCOME
STEPS = ("findings", "level", "departure", "check")


@login_required
@require_http_methods(["GET", "POST"])
@refusals_in_words
def decide_outcome(request: HttpRequest, reference: str) -> HttpResponse:
    """The step is in the query. A step is open once the ones before it are answered."""
    page = open_page(request, ACTION, reference, {})
    step = request.GET.get("step", STEPS[0])
    step = step if step in STEPS else STEPS[0]
    try:
        page.check_open()
    except NotNow as refusal:
        if request.method == "GET":
            raise
        return stale(page, request.POST, refusal, _check_again)
    if "save_draft" in request.POST:
        # Too long to be kept: the step below shows the form with what is wrong, and records nothing.
        with suppress(ValueError):
            return kept(page, _emptied(page, step))
        step = "level" if step == "check" else step
    if step == "findings":
        return _findings(page)
    findings = FindingsForm(_kept(page), file=page.file, by=page.by)
    if not findings.is_valid():
        return redirect(page.key)
    if step == "level":
        return _level(page, findings)
    level = LevelForm(_kept(page), file=page.file, by=page.by, findings=findings)
    if not level.is_valid():
        return redirect(f"{page.key}?step=level")
    if step == "departure":
        return _departure(page, findings, level)
    departure = _explained(page, level)
    if departure is not None and not departure.is_valid():
        return redirect(f"{page.key}?step=departure")
    return _check(page, DecideOutcomeForm(**_parts(page, findings, level, departure)))


def _emptied(page: VerbPage, step: str) -> dict[str, list[str]]:
    """The boxes of the level that are empty now; the other steps have none."""
    findings = FindingsForm(_kept(page), file=page.file, by=page.by)
    if step != "level" or not findings.is_valid():
        return {}
    form = LevelForm(page.request.POST, file=page.file, by=page.by, findings=findings)
    return unticked(form, page.request.POST)


def _kept(page: VerbPage) -> QueryDict:
    """The answers so far, as of the file as it is now."""
    data = page.unfinished() or QueryDict(mutable=True)
    data["version"] = str(version_shown(page.file, page.by))
    return data


def _explained(page: VerbPage, level: LevelForm) -> DepartureForm | None:
    """Why it differs, as answered so far; None where it differs from nothing, whatever was answered before."""
    given = {"file": page.file, "by": page.by, "level": level}
    return DepartureForm(_kept(page), **given) if level.has_to_explain else None


def _parts(
    page: VerbPage, findings: FindingsForm, level: LevelForm, departure: DepartureForm | None
) -> dict[str, Any]:
    return {"file": page.file, "by": page.by, "findings": findings, "level": level, "departure": departure}


def _findings(page: VerbPage) -> HttpResponse:
    request = page.request
    if request.method == "GET":
        form = FindingsForm(file=page.file, by=page.by, typed=page.unfinished())
        return _show(page, form, "findings")
    form = FindingsForm(request.POST, file=page.file, by=page.by)
    if not form.is_valid():
        return _show(page, form, "findings", status=400)
    return _keep_and_go(page, form, "findings", "level")


def _level(page: VerbPage, findings: FindingsForm) -> HttpResponse:
    request = page.request
    given: dict[str, Any] = {"file": page.file, "by": page.by, "findings": findings}
    if request.method == "GET":
        return _show(page, LevelForm(**given, typed=page.unfinished()), "level", findings=findings)
    form = LevelForm(request.POST, **given)
    if not form.is_valid():
        return _show(page, form, "level", status=400, findings=findings)
    then = "departure" if form.has_to_explain else "check"
    return _keep_and_go(page, form, "level", then, findings=findings)


def _departure(page: VerbPage, findings: FindingsForm, level: LevelForm) -> HttpResponse:
    """There is nothing to explain where it differs from nothing: on to the last step."""
    if not level.has_to_explain:
        return redirect(f"{page.key}?step=check")
    given: dict[str, Any] = {"file": page.file, "by": page.by, "level": level}
    more: dict[str, Any] = {"findings": findings, "level": level}
    if page.request.method == "GET":
        return _show(page, DepartureForm(**given, typed=page.unfinished()), "departure", **more)
    form = DepartureForm(page.request.POST, **given)
    if not form.is_valid():
        return _show(page, form, "departure", status=400, **more)
    return _keep_and_go(page, form, "departure", "check", **more)


def _keep_and_go(page: VerbPage, form: VerbForm, step: str, then: str, **more: Any) -> HttpResponse:
    try:
        typed = kept_fields(page.request.POST) | unticked(form, page.request.POST)
        save_draft(key=page.key, fields=typed, by=page.by)
    except ValueError as too_long:
        form.add_error(None, str(too_long))
        return _show(page, form, step, status=400, **more)
    return redirect(f"{page.key}?step={then}")


def _check(page: VerbPage, shown: DecideOutcomeForm) -> HttpResponse:
    request = page.request
    if request.method == "GET":
        return _show_check(page, shown)
    given = _parts(page, shown.findings, shown.level, shown.departure)
    form = DecideOutcomeForm(request.POST, **given)
    if not form.is_valid():
        return _show_check(page, form, status=400)
    try:
        carry_out(page, form)
    except NotNow as refusal:
        return stale(open_page(request, ACTION, page.file.reference, {}), request.POST, refusal, _check_again)
    except RuleBroken as broken:
        return _show_check(page, refused(page, DecideOutcomeForm(request.POST, **given), broken), status=422)
    return done(page, form)


def _check_again(page: VerbPage, data: Any, refusal: NotNow) -> HttpResponse:
    """The file moved under the last step: the answers are in the draft, so they are all still there."""
    findings = FindingsForm(_kept(page), file=page.file, by=page.by)
    if not findings.is_valid():
        return redirect(page.key)
    level = LevelForm(_kept(page), file=page.file, by=page.by, findings=findings)
    if not level.is_valid():
        return redirect(f"{page.key}?step=level")
    departure = _explained(page, level)
    if departure is not None and not departure.is_valid():
        return redirect(f"{page.key}?step=departure")
    form = DecideOutcomeForm(data, **_parts(page, findings, level, departure))
    news = news_for(page, page.request.POST)
    why = kept_by(refusal, page.file)
    return _show_check(page, form, status=409, stale=refusal.message, refusal=why, news=news)


def _show_check(page: VerbPage, form: DecideOutcomeForm, status: int = 200, **more: Any) -> HttpResponse:
    return _show(page, form, "check", status, parts=form.answers(page.key), submit="Record decision", **more)


def _show(page: VerbPage, form: VerbForm, step: str, status: int = 200, **more: Any) -> HttpResponse:
    """One template for the steps; it draws the part of this one."""
    headings = {
        "findings": "Decide the outcome: findings",
        "level": "Decide the outcome: level and reasons",
        "departure": "Decide the outcome: why it differs",
    }
    context: dict[str, Any] = {
        "step": step,
        "heading": headings.get(step, "Check your answers"),
        "submit": "Continue",
        "draft": page.draft() if step == "findings" and not form.is_bound else None,
    }
    if step != "check":
        form.cautions = cautions_for(page.by, page.case)
        context |= {"warning": "", "steps": []}
    findings = more.pop("findings", form if step == "findings" else None)
    level = more.pop("level", form if step == "level" else None)
    if step in ("findings", "level") and findings is not None:
        context |= _weighing(page, findings)
        form.cautions += deliberation.cautions_of_record(context["record"])
    if step != "check":
        context |= bands_context(
            policy_on(timezone.localdate(), page.case.subject.nation),
            level.expected if level is not None else None,
        )
    if level is not None:
        said = form.said() if isinstance(form, DepartureForm) else []
        context |= comparison_context(level.weighed, level.policy.terms.comparison) | {"departures": said}
    return page.show(form, status, **(context | more))


def _weighing(page: VerbPage, findings: FindingsForm) -> dict[str, Any]:
    """Earlier warnings with both dates."""
    opening = opening_for_hearing(page.case)
    lines = deliberation.record_lines(page.case, findings.allegations, heard_on(findings))
    return {"record": lines, "heard_on": heard_on(findings), **spent_context(page.case, opening)}
