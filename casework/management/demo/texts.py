"""What the demo's incidents are about, and what people wrote about them. All of it is invented."""

from __future__ import annotations

from dataclasses import dataclass, replace

from casework.actions import Reasons
from casework.enums import IncidentChannel, Platform

# code, name, the category above


@dataclass(frozen=True)
class Matter:
    """One kind of incident in words. ``{day}`` is the day it is said to have happened."""

    category: str
    channel: IncidentChannel
    account: str
    particulars: str
    report: str
    said: str
    platforms: tuple[Platform, ...] = ()


MATTERS: dict[str, Matter] = {
    matter.category: matter
    for matter in (
        Matter(
            "social-media",
            IncidentChannel.SOCIAL_MEDIA,
            "A colleague saw a public post that makes fun of a customer and shows part of a letter. A screenshot is kept.",
            "On {day} posted about a customer on a public page, with part of a letter from which they can be recognised.",
            "The account is the employee's own. The post was public for about six hours and was seen by some forty people.",
            "I was upset after a hard day and did not think that anybody could be recognised. I took it down that evening.",
            (Platform.FACEBOOK, Platform.X_TWITTER, Platform.INSTAGRAM, Platform.TIKTOK, Platform.LINKEDIN),
        ),
        Matter(
            "bullying-and-harassment",
            IncidentChannel.EMAIL_OR_CHAT,
            "Messages in the team's chat mocked a colleague's accent over several days, in front of the whole team.",
            "On {day} sent messages in the team's chat that mocked a colleague's accent.",
            "Eleven messages were found in the chat. Two colleagues confirm that they were asked to stop.",
            "It was meant as banter and others joined in. I did not know that it hurt anybody.",
        ),
        Matter(
            "refusing-an-instruction",
            IncidentChannel.WORKPLACE,
            "Was asked twice to cover the public counter and left the building instead.",
            "On {day} refused to cover the public counter when asked to by the duty manager, without a reason.",
            "The duty manager's note of the same day agrees with the rota. No reason was given at the time.",
            "I had covered it all week and thought that it was somebody else's turn.",
        ),
        Matter(
            "outside-work",
            IncidentChannel.OUTSIDE_WORK,
            "The organiser of a charity day wrote that somebody wearing our lanyard shouted at a volunteer.",
            "On {day}, wearing a staff lanyard, shouted at a volunteer at a charity day.",
            "The organiser and two visitors describe the same scene. The lanyard was visible.",
            "I lost my temper and I have written to the organiser to apologise.",
        ),
        Matter(
            "unauthorised-absence",
            IncidentChannel.WORKPLACE,
            "Did not come to work for four days and could not be reached by telephone.",
            "From {day} was absent for four working days without leave and without telling anybody.",
            "Leave had been refused for these days. Calls on the first and third day were not answered.",
            "I had a family matter and thought that I could explain afterwards.",
        ),
        Matter(
            "timekeeping",
            IncidentChannel.WORKPLACE,
            "Came in late on nine days in one month after being spoken to about it.",
            "In the month up to {day} began work late on nine days, after being asked to keep to the hours.",
            "The door record and the rota agree. An informal talk took place the month before.",
            "My bus was changed and I should have asked for other hours.",
        ),
        Matter(
            "false-claims",
            IncidentChannel.WORK_SYSTEM,
            "Travel was claimed for three days on which the door record shows no journey.",
            "On {day} claimed the cost of three journeys that were not made.",
            "The claims, the door record and the pool car's log were compared. Three claims have no journey behind them.",
            "I filled in the whole month at once from memory and did not check.",
        ),
        Matter(
            "theft",
            IncidentChannel.WORKPLACE,
            "Two tablets from the meeting room were found on a market place, sold under a known name.",
            "On {day} took two tablets that belong to the department and offered them for sale.",
            "The numbers of the tablets match. The seller's account was opened with the employee's work address.",
            "I believed that they were to be thrown away.",
        ),
        Matter(
            "misuse-of-systems",
            IncidentChannel.WORK_SYSTEM,
            "A private business was run from the work account during working hours.",
            "Up to {day} used the work account and working time for a private business.",
            "Over two hundred messages in three months concern the business, most of them sent in working hours.",
            "It was a few minutes a day and I did not know that it was not allowed.",
        ),
        Matter(
            "browsing-records",
            IncidentChannel.WORK_SYSTEM,
            "The monthly check shows a record opened several times by somebody who does not work on it.",
            "On {day} opened the record of a neighbour four times without a reason in the work.",
            "The log shows four views on two days. There was no work on this record, and nothing was changed.",
            "I was curious and I am sorry. I told nobody what I saw.",
        ),
        Matter(
            "lost-equipment",
            IncidentChannel.WORKPLACE,
            "A laptop with papers beside it was left on a train and reported two days later.",
            "On {day} left a laptop and papers on a train and reported it only two days later.",
            "The laptop was encrypted. The papers named six customers and have not been found.",
            "I kept hoping that the lost property office would ring.",
        ),
    )
}


# The same in the years of the published figures, on the platforms that there were.
MATTERS["social-media-then"] = replace(
    MATTERS["social-media"],
    platforms=(Platform.FACEBOOK, Platform.FACEBOOK, Platform.X_TWITTER, Platform.YOUTUBE, Platform.OTHER),
)


# Why an outcome differs from what others were given, where it does (EQ-7, EQ-8).
DIFFERS = "What was done is the same; the record, the regret and the length of service are not."

# Why it departs from the norm of the policy, where it does (SA-16).
DEPARTS = "Long service without a warning and an apology on the same day, weighed against how public it was."


def reasons(matter: Matter) -> Reasons:
    """What a decision says, for the questions a tribunal asks."""
    return Reasons(
        believed=f"On the balance of probabilities it happened as alleged. {matter.report}",
        checked="The report and what is attached to it, the rota, and what the employee brought to the hearing.",
        employee_said=matter.said,
        mitigation="Length of service, the regret shown at the hearing, and how things were at home at the time.",
        alternatives="Informal action and the level below were considered, and so was taking no action.",
        why_this_level="Others were treated alike for the like, and a reasonable manager could choose the same.",
    )
