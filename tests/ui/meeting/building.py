"""A meeting between Devon and Maya to render: the words of the year review, four goals, no desk."""

from datetime import date
from typing import Final

from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import GoalRating, RatingPhase
from reviewdesk.domain.review import ReviewState, StageKind
from reviewdesk.domain.sign_off import SealGap
from reviewdesk.services.meeting_snapshot import (
    MeetingEvidence,
    MeetingGoal,
    MeetingNotice,
    MeetingObjective,
    MeetingPerson,
    MeetingPrompt,
    MeetingSignOff,
    MeetingSnapshot,
    MeetingStage,
)

REVIEW: Final = "0190a0b0-0000-7000-8000-00000000000a"
DEVON: Final = MeetingPerson("p-devon", "Devon Park", "Devon", "DP", has_drawer=True)
MAYA: Final = MeetingPerson("p-maya", "Maya Ellis", "Maya", "ME", has_drawer=False)
E_, M_ = Party.EMPLOYEE, Party.MANAGER


def prompts(*rows: tuple[str, Party | None, str, str]) -> tuple[MeetingPrompt, ...]:
    return tuple(MeetingPrompt(key, question, guidance, asks) for key, asks, question, guidance in rows)


STAGES: Final = (
    MeetingStage(
        StageKind.WELCOME,
        "Welcome",
        "What would you like to talk about today?",
        "Devon names topics first, then Maya adds. Three and two are plenty.",
        M_,
        None,
        4,
        0,
        visited=True,
        prompts=prompts(
            (
                "topic_employee",
                E_,
                "What do you want to be sure we talk about, Devon?",
                "A few words are enough. These come first.",
            ),
            (
                "topic_manager",
                M_,
                "What would you like to add, Maya?",
                "One or two things, and nothing that comes as news to Devon.",
            ),
        ),
        notices=(
            MeetingNotice(
                "order", "Devon’s topics come first. What does not fit today gets a day of its own."
            ),
            MeetingNotice(
                "who_sees",
                "You both see everything that is written here. It becomes one PDF, the same for each "
                "of you and for HR. Drafts and private notes stay out of it.",
            ),
            MeetingNotice(
                "no_pay",
                "No pay today. Money has a conversation of its own, so that this one can be about the work.",
            ),
            MeetingNotice("pause", "Either of you may pause at any moment, and nobody has to say why."),
        ),
    ),
    MeetingStage(
        StageKind.SELF_ASSESSMENT,
        "Self-assessment",
        "How was this year for you, Devon?",
        "Open your draft when you are ready and tell it your way. Maya listens first and asks afterwards.",
        E_,
        E_,
        12,
        0,
        visited=False,
        prompts=prompts(
            (
                "glad",
                E_,
                "What are you most glad you did this year, and what did it take?",
                "Choose one thing. Small counts, and so does what nobody noticed.",
            ),
            (
                "conditions",
                E_,
                "When did the work go well for you, and what made that possible?",
                "Think of the people, the tools, the time of day, the way the job was set up.",
            ),
            (
                "harder",
                E_,
                "What was harder than it needed to be?",
                "Say what stood in the way. It need not be anybody’s fault.",
            ),
            (
                "heard",
                M_,
                "What I heard",
                "Two or three lines in Devon’s words. Read them aloud and ask: did I get that right?",
            ),
            (
                "ask_more",
                M_,
                "Stay with that for a moment. What happened just before?",
                "When an answer was short and you would like to understand it.",
            ),
            (
                "ask_unseen",
                M_,
                "What did you try that I never saw?",
                "When you know the result and not the work behind it.",
            ),
            (
                "ask_missing",
                M_,
                "What have I not asked about?",
                "Near the end. Then count to five before you say anything.",
            ),
        ),
    ),
    MeetingStage(
        StageKind.PROGRESS,
        "Progress",
        "How far did we get with “{goal}”?",
        "Each of you chooses alone; then you see both at the same moment. Devon explains first.",
        E_,
        None,
        14,
        0,
        visited=False,
        prompts=prompts(
            (
                "reason",
                None,
                "What did you see that leads you there?",
                "Something that happened, with a date if you have one.",
            ),
            (
                "learned",
                None,
                "What did we learn from it?",
                "Optional. One sentence you would want to read again before the next goal like this.",
            ),
        ),
        notices=(
            MeetingNotice(
                "goal_not_person", "You are rating how far a goal has come. Nobody is rating anybody."
            ),
            MeetingNotice(
                "both_views",
                "Two people can look at the same year and see two different things. Keeping both views is a complete "
                "answer.",
            ),
        ),
    ),
    MeetingStage(
        StageKind.GROWTH,
        "Growth",
        "What would you like to get better at next?",
        "",
        E_,
        E_,
        12,
        0,
        visited=False,
    ),
    MeetingStage(
        StageKind.PLAN,
        "Development plan",
        "What will Devon grow next, and how?",
        "",
        E_,
        E_,
        26,
        0,
        visited=False,
    ),
    MeetingStage(
        StageKind.SIGN_OFF, "Sign-off", "Read it together, then sign", "", E_, None, 7, 0, visited=False
    ),
)
GOAL_TITLES: Final = (
    "Make a new colleague productive in 7 days",
    "Two people ready to lead a release",
    "Answer support within a day",
    "Share what we learn",
)


def evidence() -> tuple[MeetingEvidence, ...]:
    return (
        MeetingEvidence(date(2025, 9, 18), "Rana shipped her first change on day five.", E_),
        MeetingEvidence(
            date(2025, 8, 4), "Laptop for Jonas came three days late; ordered one week ahead since.", M_
        ),
        MeetingEvidence(date(2025, 5, 12), "Checklist first used; the median went from 12 days to 9.", E_),
        MeetingEvidence(date(2025, 2, 3), "Asked the last four starters what had kept them waiting.", E_),
    )


def goal(
    number: int,
    rating: GoalRating | None = None,
    *,
    prepared: frozenset[Party] = frozenset(),
    with_evidence: bool = True,
) -> MeetingGoal:
    rating = rating or GoalRating()
    return MeetingGoal(
        id=f"goal-{number}",
        title=GOAL_TITLES[number - 1],
        why="Everybody who starts here should feel useful in the first week.",
        how_we_notice="Median days until the first shipped change.",
        objective="Ship smaller, ship weekly",
        evidence=evidence() if with_evidence else (),
        phase=rating.phase,
        sealed=rating.sealed,
        prepared=prepared,
        employee=rating.employee if rating.phase is not RatingPhase.BLIND else None,
        manager=rating.manager if rating.phase is not RatingPhase.BLIND else None,
        agreed=rating.agreed,
        distance=rating.distance(),
    )


def snapshot(
    stage: StageKind = StageKind.WELCOME,
    *,
    goals: tuple[MeetingGoal, ...] | None = None,
    state: ReviewState = ReviewState.MEETING,
    employee: MeetingPerson = DEVON,
    self_opened: bool = False,
) -> MeetingSnapshot:
    return MeetingSnapshot(
        review_id=REVIEW,
        title="Year review",
        organisation="Northwind Bicycles",
        period_start=date(2024, 10, 1),
        period_end=date(2025, 9, 30),
        state=state,
        employee=employee,
        manager=MAYA,
        stages=STAGES,
        stage=stage,
        self_opened=self_opened,
        goals=tuple(goal(n) for n in range(1, 5)) if goals is None else goals,
        objectives=(
            MeetingObjective("o-1", "Ship smaller, ship weekly"),
            MeetingObjective("o-2", "Customers stay three years"),
        ),
        sign_off=MeetingSignOff(None, "", "", None, (E_, M_), (), (SealGap.OUTCOME,)),
        today=date(2025, 10, 14),
    )
