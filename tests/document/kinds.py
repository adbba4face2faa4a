"""Records of every kind that people will keep: short and long, four scripts, both directions, every ending."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from reviewdesk.document import record as r
from tests.document.sample import bare, complete, declined, sample, seen_differently

EARLIER = "01a20836-aa50-723f-a0e1-15995b27b6fe"


def long() -> r.ReviewRecord:
    """Return a talk about twelve goals in which both had much to say: twelve pages."""
    review = complete()
    weeks = "In the spring we looked at it every second week, and each time something small was better. "
    goals = tuple(
        replace(
            goal,
            id=f"g{number}",
            title=f"{goal.title}, part {number}" if number > len(review.goals) else goal.title,
            reasons=r.Reasons(
                goal.reasons.employee + " " + weeks * 6, goal.reasons.manager + " " + weeks * 4
            ),
            learned=weeks * 2,
        )
        for number, goal in enumerate(review.goals * 4, 1)
    )[:12]
    answers = tuple(
        r.Answer(f"{answer.prompt} ({number})", answer.answer + "\n" + weeks * 7)
        for number, answer in enumerate(review.self_assessment * 2, 1)
    )
    promises = tuple(
        r.Promise(
            "employee" if number % 2 else "manager", f"Promise {number}. {weeks}", date(2026, 1, number)
        )
        for number in range(1, 15)
    )
    end = replace(review.sign_off, employee_words=weeks * 9, manager_words=weeks * 6)
    return replace(review, goals=goals, self_assessment=answers, commitments=promises, sign_off=end)


def acknowledged() -> r.ReviewRecord:
    """Return a review that was acknowledged without a word more."""
    return replace(sample(), goals=sample().goals[:1], actions=(), sign_off=r.SignOff("acknowledged"))


def taken_home() -> r.ReviewRecord:
    """Return a review that was read in quiet first."""
    end = r.SignOff("taken_home", employee_words="I have read it in peace. It is as we said it.")
    return replace(acknowledged(), sign_off=end)


def amended() -> r.ReviewRecord:
    """Return a plan that takes the place of an earlier one, under a hold."""
    kept = r.Retention("legal", date(2035, 10, 16), hold=True)
    return replace(acknowledged(), revision=2, supersedes=EARLIER, retention=kept)


def four_scripts() -> r.ReviewRecord:
    """Return a talk in which two people write four scripts, and a fifth in pictures."""
    return replace(
        bare(),
        organisation="株式会社ノースウィンド",
        employee=r.PersonFacts("E-7", "Дмитрий Щербаков", "Дмитрий", "инженер"),
        manager=r.PersonFacts("E-8", "山田 太郎", "太郎", "部長"),
        topics=(
            r.Topic("employee", "Что мешало нам весной, и что мы меняем осенью"),
            r.Topic("manager", "今年は、毎週木曜日に二人で話をしました。"),
            r.Topic("employee", "अनिल क्षत्रिय के साथ काम करना"),
            r.Topic("manager", "Thank you 🎉 👍🏽"),
        ),
        goals=(
            r.GoalOutcome(
                "g1",
                "新しい仲間が一週間で働けるように",
                employee="achieved",
                manager="well_on_the_way",
                agreement="both_kept",
                reasons=r.Reasons(
                    "Трое за год: шесть, восемь и пять дней.", "資料がまだ足りないと思います。"
                ),
            ),
        ),
        sign_off=r.SignOff(
            "acknowledged_with_comments", "Спасибо, 太郎.", "こちらこそ、ありがとうございました。"
        ),
    )


def right_to_left(language: str = "he") -> r.ReviewRecord:
    """Return a talk in Hebrew, or in Arabic, on a mirrored page."""
    told = _HEBREW if language == "he" else _ARABIC
    return replace(
        bare(),
        language=language,
        review=replace(bare().review, title=told[0]),
        employee=r.PersonFacts("E-9", told[1], told[1].split()[0]),
        topics=(r.Topic("employee", told[2]), r.Topic("manager", "What slowed us down?")),
        goals=(
            r.GoalOutcome(
                "g1",
                told[3],
                employee="getting_going",
                manager="achieved",
                agreed="achieved",
                agreement="agreed",
                reasons=r.Reasons(told[4], told[5]),
            ),
        ),
        commitments=(r.Promise("manager", told[6], date(2025, 11, 14)),),
    )


_HEBREW = (
    *("סקירה שנתית 2025", "רות כהן", "מה האט את התמיכה ב-2025 (לא באביב)", "לענות תוך יום אחד"),
    *("שלושה אנשים: 6, 8 ו-5 ימים.", "הרשימה עובדת גם בלי Devon בחדר.", "יום שחרור בלי פגישות"),
)
_ARABIC = (
    *("المراجعة السنوية 2025", "أحمد بن علي", "ما الذي أبطأ الدعم في الربيع", "الرد خلال يوم واحد"),
    *("ثلاثة أشخاص: 6 و8 و5 أيام.", "تعمل القائمة بدون Devon أيضا.", "يوم إصدار بلا اجتماعات"),
)


def german() -> r.ReviewRecord:
    """Return the complete review as a German desk draws it."""
    return replace(complete(), language="de")


KINDS: MappingProxyType[str, tuple[Callable[[], r.ReviewRecord], int]] = MappingProxyType(
    {
        "short": (bare, 1),
        "long": (long, 12),
        "acknowledged": (acknowledged, 3),
        "declined": (declined, 4),
        "taken-home": (taken_home, 3),
        "amended": (amended, 3),
        "rebuttal": (seen_differently, 5),
        "scripts": (four_scripts, 2),
        "hebrew": (right_to_left, 2),
        "arabic": (lambda: right_to_left("ar"), 2),
        "german": (german, 5),
    }
)
"""Each kind by name, and how many pages it takes."""
