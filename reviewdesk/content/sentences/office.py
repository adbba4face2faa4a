"""What is said beside a field when people, goals and reviews are being put in order."""

from typing import Final

from reviewdesk.system.i18n import mark

SENTENCES: Final = {
    "contact-too-long": mark(
        "There is room for {limit} characters here: a name, a role, a number. The line was left as it was."
    ),
    "not-on-this-desk": mark("That is no longer on this desk. Look at the list again."),
    "text-is-empty": mark("Write a few words first."),
    # People
    "owner-stays": mark("This desk is yours, so your own name stays on it."),
    "person-has-open-review": mark(
        "There is a review under way with this person. Finish it or take it off the calendar first."
    ),
    "erasure-of-owner": mark(
        "This desk is yours, so what it holds about you goes with the desk itself: delete its folder."
    ),
    "erasure-under-hold": mark(
        "A sealed plan of this person is on hold, so nothing about them can be erased now. Lift the hold first, or"
        " wait until it is lifted."
    ),
    "erasure-meeting-open": mark(
        "A meeting with this person is open. Pause it or finish it first; nothing was erased."
    ),
    # Goals
    "team-objective-needs-team": mark(
        "Say which team this objective belongs to; only the organisation’s own has none."
    ),
    "objective-serves-organisation": mark(
        "A team’s objective serves one of the organisation’s. Choose one of those."
    ),
    "evidence-in-the-future": mark(
        "Evidence is about something that has happened. Choose today or an earlier day."
    ),
    # Reviews
    "review-of-oneself": mark("A review takes two people. Choose somebody else."),
    "review-has-begun": mark("This review has begun, so its plan stays as it is."),
    "review-needs-goals": mark("Choose at least one goal and at most {most}, each of them once."),
    "rated-goal-stays": mark(
        "You have both rated one of the goals you left out, so it stays part of this review. Choose it again."
    ),
    "amendment-not-replanned": mark(
        "An amendment is about what the sealed plan is about, so its title, period and goals stay."
    ),
    "goal-of-somebody-else": mark("Choose goals that belong to this person and have not been let go."),
    "planned-day-is-past": mark("That day is over. Choose today, or a day that is still to come."),
    "period-ends-before-start": mark("The last day comes before the first. Change one of the two."),
    "text-is-at-home": mark(
        "This text was taken home, and it stays as it was read there. To change it together, open it again."
    ),
    # Amendments
    "amendment-not-from-here": mark(
        "This plan was signed on another desk. An amendment is written there, by the two who signed it."
    ),
    "amendment-is-open": mark("An amendment of this plan is being written already. Go on with that one."),
    "amended-already": mark(
        "A newer document takes the place of this one. Write the amendment of that newer one."
    ),
    "amendment-needs-both": mark(
        "An amendment takes the place of a sealed plan, so it needs both of you. "
        "Without both signatures the plan before it stands."
    ),
    "no-check-ins-agreed": mark("No check-ins were agreed in this plan, so there is nothing for a calendar."),
}
