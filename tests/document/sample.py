"""The review of Devon Park with Maya Ellis, as a record: the sample that every test starts from."""

from dataclasses import replace
from datetime import UTC, date, datetime

from reviewdesk.document import record as r
from reviewdesk.document.render import renderer

DEVON = r.PersonFacts("E-1042", "Devon Park", "Devon", "Software engineer")
MAYA = r.PersonFacts("E-0077", "Maya Ellis", "Maya", "Engineering manager")


def _agreed_goals() -> tuple[r.GoalOutcome, ...]:
    return (
        r.GoalOutcome(
            id="g1",
            title="New colleague productive in 7 days",
            objective="Ship smaller, ship weekly",
            why="Every new colleague waited three weeks for access; that is a poor welcome and lost time.",
            how_we_notice="Days from the first morning to the first merged change, for each newcomer.",
            evidence=(
                r.EvidenceNote(date(2025, 3, 12), "Amara merged her first change on day 6.", "employee"),
                r.EvidenceNote(date(2025, 8, 4), "Checklist used by the data team as well.", "manager"),
            ),
            employee="achieved",
            manager="achieved",
            agreed="achieved",
            agreement="agreed",
            reasons=r.Reasons(
                "Three people started this year: 6, 8 and 5 days. The eight were a laptop that came late.",
                "The checklist works without Devon in the room. That is the point of it.",
            ),
            learned="A checklist that others own outlives the person who wrote it.",
        ),
        r.GoalOutcome(
            id="g2",
            title="Two people ready to lead a release",
            objective="Ship smaller, ship weekly",
            employee="well_on_the_way",
            manager="getting_going",
            agreed="well_on_the_way",
            agreement="agreed",
            reasons=r.Reasons(
                "Jonas has led two. Amara has shadowed three and leads in November.",
                "I had not known of Amara’s shadowing; that changes my view.",
            ),
        ),
    )


def _more_goals() -> tuple[r.GoalOutcome, ...]:
    return (
        r.GoalOutcome(
            id="g3",
            title="Answer support within a day",
            objective="Customers stay three years",
            employee="well_on_the_way",
            manager="getting_going",
            agreement="both_kept",
            reasons=r.Reasons(
                "We were two people short in May and June.\nWithout these weeks the median is 19 hours.",
                "Customers count the weeks as they were: median 31 hours over the year.",
            ),
        ),
        r.GoalOutcome(
            id="g4",
            title="Share what we learn",
            employee="achieved",
            manager="beyond",
            agreed="beyond",
            agreement="agreed",
            reasons=r.Reasons(
                "Six talks, two of them outside the team.",
                "Two other teams now hold the same kind of talk, because they saw Devon’s.",
            ),
        ),
    )


def _actions() -> tuple[r.DevelopmentAction, ...]:
    return (
        r.DevelopmentAction(
            practice="Lead the November release end to end",
            how="on_the_job",
            objective="Ship smaller, ship weekly",
            first_step="Shadow the October release",
            begin=date(2025, 10, 20),
            if_="I notice that I am writing the fix myself",
            then="I stop, and ask who would learn most from writing it",
            help="Clears release day and debriefs the day after",
            help_by=date(2025, 11, 14),
            notice="The release goes out, and I wrote none of its code.",
            confidence=7,
        ),
        r.DevelopmentAction(
            practice="Pair with Amara on customer interviews",
            how="with_someone",
            objective="Customers stay three years",
            first_step="Sit in on two calls",
            begin=date(2025, 10, 31),
            notice="I can name three things customers want that we did not know.",
            confidence=8,
        ),
        r.DevelopmentAction(
            practice="Facilitation basics", how="learning", first_step="Book the course of 3 November"
        ),
    )


def bare() -> r.ReviewRecord:
    """Return a review in which nothing was filled in."""
    return r.ReviewRecord(
        document_id="7f3a1c52-5f0e-4b07-9d3b-3f1f3c1d9a10",
        rendered_at=datetime(2025, 10, 16, 13, 4, 0, tzinfo=UTC),
        renderer=renderer(),
        review=r.ReviewFacts(
            id="rev-1",
            title="Year review 2025",
            period_start=date(2024, 10, 1),
            period_end=date(2025, 9, 30),
            template="Individual contributor",
            template_version="1",
            held_on=date(2025, 10, 16),
        ),
        employee=DEVON,
        manager=MAYA,
        sign_off=r.SignOff("acknowledged"),
        audit=r.AuditHead(42, "3f9a1c52e07b44d1" * 4),
        expected_signatures=("Employee", "Manager"),
    )


def sample() -> r.ReviewRecord:
    """Return a whole review with every section filled."""
    return replace(
        bare(),
        organisation="Northwind Cooperative",
        topics=(
            r.Topic("employee", "More room to lead"),
            r.Topic("employee", "What slowed support down in spring"),
            r.Topic("manager", "Who could follow you as release lead"),
        ),
        self_assessment=(
            r.Answer(
                "What are you proud of?",
                "That newcomers feel at home in a week.\nAnd that it works without me.",
            ),
            r.Answer(
                "What was harder than you thought?", "Saying no to side requests in the short-staffed weeks."
            ),
        ),
        heard="Devon wants to lead more and fix less, and would like the spring to be seen as it was.",
        goals=(*_agreed_goals(), *_more_goals()),
        growth=(
            r.GrowthArea(
                "employee", "Letting others finish what I could finish faster", "Patience in explaining"
            ),
            r.GrowthArea("manager", "Speaking up early when a date is at risk", "A clear eye for numbers"),
        ),
        actions=_actions(),
        commitments=(
            r.Promise("manager", "Release day kept free of other meetings", date(2025, 11, 14)),
            r.Promise("manager", "An answer on the course budget", date(2025, 10, 24)),
            r.Promise("employee", "Hand the on-call rota to Jonas", date(2025, 11, 3)),
        ),
        rhythm=r.Rhythm(weeks=2, first=date(2025, 10, 30), minutes=25),
        sign_off=r.SignOff(
            "acknowledged_with_comments",
            employee_words="I want more room to lead. The support goal slipped because we were two "
            "people short in May, and I would like that noted.",
            manager_words="Noted, and thank you for saying it plainly.",
        ),
        blind=(
            r.SealEvidence("g1", "employee", 1, "meeting-1", "ab" * 16, "cd" * 32, "achieved"),
            r.SealEvidence("g1", "manager", 1, "meeting-1", "ef" * 16, "01" * 32, "achieved"),
        ),
        retention=r.Retention("review", date(2030, 10, 16), hold=False),
    )


def complete() -> r.ReviewRecord:
    """Return the same review with a time at its best, and the table turned."""
    review = sample()
    change = "Bring the numbers a day earlier"
    return replace(
        review,
        at_its_best=r.AtItsBest(
            story="The October release. We had cut it into four, and on the third evening Amara took over "
            "without asking me anything.",
            you="I wrote down on Monday what could wait.",
            others="Jonas kept the door closed for two afternoons.",
            set_up="One room, one list, and nobody changed the date.",
            more="Two afternoons a month with that door closed.",
        ),
        turn_the_table=r.TurnTheTable(keep="Asking what I would leave out.", change=change),
        commitments=(*review.commitments, r.Promise("manager", change, date(2025, 11, 3))),
    )


REBUTTAL = (
    "The support goal reads as if I had let it slide. I had not.\n\n"
    "In May and June we were two people short. I said so on 6 May and again on 2 June, and I asked for help.\n"
    "Of the 31 hours, nine were the weeks in which nobody was here."
)


def seen_differently() -> r.ReviewRecord:
    """Return the same review with Devon's own account as an appendix."""
    return replace(sample(), sign_off=replace(sample().sign_off, rebuttal=REBUTTAL))


def declined() -> r.ReviewRecord:
    """Return the same review, where Devon would rather not sign."""
    end = r.SignOff("declined", reason="I want to think about it.", witness="Ines Prado, Human resources")
    return replace(sample(), sign_off=end, expected_signatures=("Manager",))
