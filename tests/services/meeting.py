"""A meeting in the hands of two people: what they prepared, type, choose and sign."""

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

import pikepdf

from reviewdesk.coedit.shared_doc import Value
from reviewdesk.domain.fields import Authority
from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import Progress
from reviewdesk.domain.review import StageKind
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.services.context import DeskContext
from reviewdesk.services.drawers import DrawerSession
from reviewdesk.services.meeting_snapshot import MeetingSnapshot
from reviewdesk.services.meetings import Meetings
from reviewdesk.services.office_snapshots import SealedPlanView
from reviewdesk.services.preparation import Preparation
from reviewdesk.services.sealing import Sealing
from tests.services.surroundings import EMPLOYEE_PASSPHRASE, OWNER_PASSPHRASE, typed

ANSWER = "The call scripts: I wrote them on a train, and they held."
OWN_REASON = "Repeat calls fell from 14 to 9 %."
MANAGERS_REASON = "You kept at it when the numbers stalled."
COMMENT = "I see the second goal differently,\n  and I said so."
PREPARED_AREA = "Saying no earlier"
STROKES = (((0.0, 0.0), (10.0, 5.0), (20.0, 0.0)),)


def attached(pdf: bytes) -> dict[str, Any]:
    """Return the data attached to a plan."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        data = file.attachments["review.json"].get_file().read_bytes()
    found: dict[str, Any] = json.loads(data)
    return found


def goals_of(context: DeskContext, review_id: str) -> tuple[str, ...]:
    """Return the ids of the review's goals."""
    return tuple(goal.goal.id for goal in Preparation(context).view(review_id).goals)


def prepare(context: DeskContext, drawer: DrawerSession, review_id: str) -> None:
    """Let both prepare: answers and ratings, each where it belongs."""
    first, second = goals_of(context, review_id)
    own = {"self/glad": ANSWER, f"self/goal/{first}/reason": OWN_REASON}
    drawer.save_updates(review_id, typed(Authority.SELF, own))
    drawer.rate(review_id, first, Progress.BEYOND)
    drawer.rate(review_id, second, Progress.GETTING_GOING)
    drawer.set_ready(review_id, True)
    manager = Preparation(context)
    prepared = {f"prepare/goal/{first}/reason": MANAGERS_REASON, "prepare/growth/area": PREPARED_AREA}
    manager.save_updates(review_id, typed(Authority.MANAGER, prepared))
    manager.rate(review_id, first, Progress.ACHIEVED)
    manager.rate(review_id, second, Progress.GETTING_GOING)


@dataclass(frozen=True)
class Meeting:
    """One review and the two services that its window has."""

    review: str
    meetings: Meetings
    sealing: Sealing

    @classmethod
    def opened(cls, context: DeskContext, review: str) -> Self:
        """Open the meeting with services of its own, as a program that has just started."""
        made = cls(review, Meetings(context), Sealing(context))
        made.meetings.open(review)
        return made

    def now(self) -> MeetingSnapshot:
        """Return what the window shows."""
        return self.meetings.snapshot(self.review)

    def goals(self) -> tuple[str, ...]:
        """Return the ids of the goals."""
        return tuple(goal.id for goal in self.now().goals)

    def go(self, stage: StageKind) -> MeetingSnapshot:
        """Go to a stage."""
        return self.meetings.go_to_stage(self.review, stage).value

    def open_draft(self) -> MeetingSnapshot:
        """Let the employee open the draft."""
        return self.meetings.open_self_assessment(self.review, EMPLOYEE_PASSPHRASE).value.snapshot

    def type(self, texts: Mapping[str, str], values: Mapping[str, Value] | None = None) -> None:
        """Type into the joint document."""
        there = self.meetings.documents(self.review)[Authority.JOINT]
        self.meetings.save_updates(
            self.review, Authority.JOINT, typed(Authority.JOINT, texts, values, onto=there)
        )

    def seal_both(self, goal: str, employee: Progress | None, manager: Progress | None) -> None:
        """Let both seal a goal, the employee first."""
        self.meetings.seal_rating(self.review, goal, Party.EMPLOYEE, employee)
        self.meetings.seal_rating(self.review, goal, Party.MANAGER, manager)

    def hold(self) -> None:
        """Go through all stages, say something at each, and read it back."""
        first, second = self.goals()
        self.type({"welcome/topic/employee/1": "The evening shift", "welcome/topic/manager/1": "Onboarding"})
        self.go(StageKind.SELF_ASSESSMENT)
        self.open_draft()
        self.type({"self_assessment/heard": "You are proud of the scripts."})
        self.go(StageKind.PROGRESS)
        self.seal_both(first, None, None)
        self.meetings.reveal(self.review, first)
        self.meetings.agree(self.review, first, Progress.ACHIEVED)
        self.seal_both(second, Progress.ACHIEVED, Progress.CANNOT_JUDGE)
        self.meetings.reveal(self.review, second)
        self.meetings.keep_both(self.review, second)
        self.go(StageKind.GROWTH)
        self.type({"growth/employee/area": "Leading without the title", "growth/employee/strength": "Calm"})
        self.go(StageKind.PLAN)
        self.type(
            {
                "plan/1/practice": "Chair the Monday round",
                "plan/1/first_step": "Ask for the next one",
                "plan/1/help": "Hand over the agenda",
            },
            {"plan/1/begin": "2026-03-16", "plan/1/help_by": "2026-03-13", "plan/1/confidence": 8},
        )
        self.go(StageKind.SIGN_OFF)

    def close_with(self, outcome: Outcome, *, comment: str = "", witness: str = "") -> None:
        """Say how it ends."""
        if comment:
            self.type({"sign_off/employee/words": comment})
        self.sealing.set_outcome(self.review, outcome, witness)

    def sign(self, party: Party) -> MeetingSnapshot:
        """Sign with the person's own passphrase."""
        passphrase = EMPLOYEE_PASSPHRASE if party is Party.EMPLOYEE else OWNER_PASSPHRASE
        return self.sealing.sign(self.review, party, passphrase, STROKES).value

    def seal(self) -> SealedPlanView:
        """Hold, acknowledge, sign and seal in one go."""
        self.hold()
        self.close_with(Outcome.ACKNOWLEDGED)
        self.sign(Party.EMPLOYEE)
        self.sign(Party.MANAGER)
        return self.sealing.seal(self.review).value


def signature_names(pdf: bytes) -> list[str]:
    """Return the fields that bear a signature."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        fields = file.Root.AcroForm.Fields
        return [str(field.T) for field in fields if "/V" in field]
