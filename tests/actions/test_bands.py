"""Decided by the norm of the policy or away from it, for as long as the hearing chose; agreed in the same way."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from casework.enums import FileState, NormDeparture, SanctionLevel, Severity
from casework.exports import export_sanctions
from casework.models import AuditEvent, Case, PolicyVersion
from casework.queries.policy_effects import policy_effects
from casework.queries.sanction_register import RegisterFilter
from tests.actions.refusals import refused
from tests.imports.past import past_sanction
from tests.web.verbs_world import findings_step, level_step, sign_in
from tests.world import DECIDED, ISSUED, P1, REFERRED, World, with_bands

pytestmark = pytest.mark.django_db

VERBAL, WRITTEN = SanctionLevel.VERBAL_WARNING, SanctionLevel.WRITTEN_WARNING
FINAL, NOTICE = SanctionLevel.FINAL_WRITTEN_WARNING, SanctionLevel.DISMISSAL_WITH_NOTICE
SORRY = "She apologised on the same evening and had a clean record of nine years."


def in_force(
    outside: str = "blocks", *, since: date = DECIDED, months: tuple[int, int] | None = None
) -> None:
    document = with_bands(outside, months=months)
    PolicyVersion.objects.create(name=document["name"], effective_from=since, document=document)


@pytest.fixture
def case(world: World) -> Case:
    return world.case_in(FileState.DELIBERATION, severity=Severity.SERIOUS)


def test_at_the_norm_nothing_is_explained_and_everything_is_kept_apart(world: World, case: Case) -> None:
    in_force()
    decision = world.decide(case, FINAL)
    kept = decision.measure
    assert (kept.severity, kept.norm, kept.entry, kept.heaviest) == ("serious", FINAL, WRITTEN, FINAL)
    assert (kept.departure, kept.reasons, decision.level) == (NormDeparture.AT_NORM, "", FINAL)
    event = AuditEvent.objects.filter(case=case.pk, action="decide_outcome").latest("pk")
    assert json.loads(event.body)["facts"]["norm"] == kept.pk


def test_milder_names_the_mitigation_and_outside_is_refused(world: World, case: Case) -> None:
    in_force()
    with refused("SA-16", says="a final written warning, and this outcome is milder", field="norm_reasons"):
        world.decide(case, WRITTEN)
    with refused("SA-16", says="a final written warning, and this outcome is milder", field="norm_reasons"):
        world.decide(case, "", is_found=True)
    with refused("PR-16", says="milder than the policy's range for serious misconduct", field="level"):
        world.decide(case, VERBAL, norm_reasons=SORRY)
    with refused("SA-16", says="nothing to explain", field="norm_reasons"):
        world.decide(case, FINAL, norm_reasons=SORRY)
    with refused("SA-16", says="no norm for this decision", field="norm_reasons"):
        world.decide(case, "", norm_reasons=SORRY)
    decision = world.decide(case, WRITTEN, norm_reasons=f" {SORRY} ")
    # SA-16: what was found, the norm, the mitigation and what was imposed, each by itself.
    assert (decision.severity_found, decision.measure.norm) == ("serious", FINAL)
    assert (decision.measure.departure, decision.measure.reasons) == (NormDeparture.MILDER, SORRY)
    assert decision.mitigation and decision.level == WRITTEN
    world.issue(case)
    rows = b"".join(export_sanctions(RegisterFilter(live_on=ISSUED.date()), by=world.user("audrey"))).decode()
    assert ',serious,written_warning,"",final_written_warning,milder,' in rows
    # Under a stricter or a looser draft: what it would not have allowed.
    span: dict[str, Any] = {"first": date(2026, 1, 1), "last": date(2026, 12, 31)}
    strict = with_bands()
    strict["bands"]["serious"]["entry"] = FINAL.value
    [line] = policy_effects(strict, **span).not_allowed
    assert (line.rule_id, "milder than the policy's range" in line.why) == ("PR-16", True)
    assert policy_effects(with_bands(), **span).not_allowed == policy_effects(P1, **span).not_allowed == ()


def test_outside_the_range_a_policy_may_ask_for_reasons_instead(world: World, case: Case) -> None:
    in_force("warns")
    with refused("0.9", says="lies outside it", field="norm_reasons"):
        world.decide(case, NOTICE)
    with refused("PR-17", says="Dismissal without notice needs gross misconduct", field="level"):
        world.decide(case, SanctionLevel.SUMMARY_DISMISSAL, norm_reasons=SORRY)
    decision = world.decide(case, NOTICE, norm_reasons="He put lives at risk, which no warning answers.")
    assert (decision.measure.departure, decision.measure.heaviest) == (NormDeparture.OUTSIDE, FINAL)


def test_the_hearing_chooses_how_long_it_is_live(world: World, case: Case) -> None:
    in_force(months=(6, 12))
    for months, said in ((None, "leaves it to the hearing"), (13, "for 6 to 12 months, not for 13 months")):
        with refused("SA-1", says=said, field="live_months"):
            world.decide(case, WRITTEN, norm_reasons=SORRY, live_months=months)
    with refused(
        "SA-1", says="fixes that a final written warning is live for 12 months", field="live_months"
    ):
        world.decide(case, FINAL, live_months=8)
    decision = world.decide(case, WRITTEN, norm_reasons=SORRY, live_months=9)
    row = decision.live_months
    assert (row.months, row.least, row.most) == (9, 6, 12)
    world.issue(case, sent_at=ISSUED)
    [period] = case.sanctions.get().live_periods.all()
    assert (period.from_on, period.to_on) == (date(2026, 10, 20), date(2027, 7, 19))


def test_the_pages_show_norm_and_range_and_ask_for_what_is_owed(world: World, case: Case) -> None:
    PolicyVersion.objects.create(
        name="P1 with bands", effective_from=DECIDED, document=with_bands(months=(6, 12))
    )
    client, path = sign_in(world, "chidi"), f"/cases/{case.reference}/decide_outcome/"
    page = client.get(path).content.decode()
    for said in ("Range and norm in the policy", "Written warning to final written warning", "it is refused"):
        assert said in page
    sent = {"version": case.version}
    client.post(f"{path}?step=findings", findings_step(severity_found="serious") | sent)
    page = client.get(f"{path}?step=level").content.decode()
    for said in (
        "the norm is <strong>final written warning</strong>",
        "A verbal warning is milder than the policy&#x27;s range",
        "The policy allows 6 to 12 months.",
        "to Mon 22 Nov 2027, as you choose",
    ):
        assert said in page, said
    wrong = client.post(f"{path}?step=level", level_step(live_months_written_warning=13) | sent)
    assert (wrong.status_code, "not for 13 months" in wrong.content.decode()) == (400, True)
    chosen = level_step(live_months_written_warning=9) | sent
    assert client.post(f"{path}?step=level", chosen)["Location"].endswith("step=departure")
    asked = client.get(f"{path}?step=departure").content.decode()
    assert "and this outcome is milder." in asked and "Name the mitigation" in asked
    assert 'name="departure_reasons"' not in asked
    assert client.post(f"{path}?step=departure", sent).status_code == 400
    client.post(f"{path}?step=departure", sent | {"norm_reasons": SORRY})
    check = client.get(f"{path}?step=check").content.decode()
    assert SORRY in check and "9 months" in check
    assert client.post(f"{path}?step=check", sent).status_code == 302
    shown = client.get(f"/cases/{case.reference}/").content.decode()
    for said in (
        "Norm of the policy",
        "Final written warning for serious misconduct",
        SORRY,
        "9 months, chosen",
    ):
        assert said in shown, said
    told = client.get(f"/api/v1/cases/{case.reference}").json()["decision"]["reasons"]
    assert (told["norm"]["departure"], told["norm"]["reasons"], told["live_months"]) == ("milder", SORRY, 9)
    # Issued: the page of the letter says the day that was chosen.
    letter = sign_in(world, "hana").get(f"/cases/{case.reference}/issue_outcome/").content.decode()
    assert "Live until Sun 22 Aug 2027" in letter


def test_what_is_agreed_is_measured_compared_and_weighed_in_sight_of_its_maker(world: World) -> None:
    """EQ-7 and EQ-8 without a hearing, the warnings that count on the page, the norm and the chosen months."""
    in_force(months=(6, 12), since=REFERRED)
    case = world.case_in(FileState.FINDINGS, severity=Severity.SERIOUS)
    with refused("SA-1", says="leaves it to the hearing", field="live_months"):
        world.agree(case, norm_reasons=SORRY)
    with refused("SA-16", says="this outcome is milder", field="norm_reasons"):
        world.agree(case, live_months=6)
    with refused("EQ-8", says="nothing to explain", field="departure_reasons"):
        world.agree(case, norm_reasons=SORRY, live_months=6, departure_reasons=SORRY)
    decision = world.agree(case, norm_reasons=SORRY, live_months=6)
    assert (decision.measure.departure, decision.live_months.months) == (NormDeparture.MILDER, 6)
    assert (decision.comparison.group_size, decision.comparison.others) == (0, [])


def test_whoever_agrees_it_sees_what_counts_and_says_why_it_differs_from_others(world: World) -> None:
    """EQ-7 without a hearing: sita agreed to a final warning for the same; sam's own warning of June counts."""
    past_sanction(world, name="sam")
    sams, sitas = world.assess(world.report(involved=("sam", "sita")), names=("sam", "sita"))
    for case in (sams, sitas):
        world.findings(case)
    world.agree(sitas, FINAL)
    world.issue(sitas, sent_at=ISSUED)
    sams.refresh_from_db()
    client, path = sign_in(world, "carla"), f"/cases/{sams.reference}/agree_sanction/"
    page = client.get(path).content.decode()
    for said in (
        "Live when it happened, so it counts: allegation 1",
        "How like cases ended",
        "Too few to compare",
        "Final written warning, for serious misconduct, issued",
    ):
        assert said in page, said
    assert "Sita" not in page.split("<main")[-1] and "Open the spent record" not in page
    after = {"on": ISSUED.date()}
    with refused("EQ-7", says="was given a final written warning", field="departure_reasons"):
        world.agree(sams, WRITTEN, **after)
    decision = world.agree(sams, WRITTEN, departure_reasons="She incited him.", **after)
    assert (decision.departure_reasons, decision.comparison.others) == ("She incited him.", [FINAL])
    assert decision.relied_on.count() == 1
