"""Honest plans with whatever people may write: one seed, one record, drawn and signed."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Final, TypeVar

from reviewdesk.document import record as r
from reviewdesk.document.appearance import Appearance
from reviewdesk.document.render import render
from reviewdesk.document.signing import sign
from tests.document.sample import bare
from tests.document.signed import NOW, pen, person, root

T = TypeVar("T")
NAMES: Final = (
    "Zoë Ångström-Núñez", "Γιώργος Παπαδόπουλος", "Дмитрий Щербаков", "山田 太郎", "김민준", "أحمد بن علي",
    "רות כהן", "अनिल क्षत्रिय", "สมชาย ใจดี", "Nguyễn Thị Ánh", "Devon Park", "O’Neill (Jr.) \\ Sons",
    "Dr. <Eve> & Söhne", "Ｗｉｄｅ Ｎａｍｅ", "X", "Maximilian Friedrich von und zu Hohenstein-Ratibor der Jüngere",
)  # fmt: skip
WORDS: Final = (
    "goal", "talk", "release", "and", "the", "a", "(more)", "50 %", "<b>", "&amp;", "\\n", "stream", "endobj",
    "%%EOF", "/Launch", "größer", "naïve", "план", "στόχος", "目標", "목표", "هدف", "מטרה", "लक्ष्य", "เป้าหมาย",
    "🙂", "e\u0301", "ﬁn", "\u00a0", "—", "…", "“quoted”", "{name}", "%s", "https://example.org/a?b=c&d", "٣٤",
    "x" * 90,
)  # fmt: skip
RATINGS: Final = ("not_started", "getting_going", "well_on_the_way", "achieved", "beyond", "cannot_judge")


class _Writer:
    """Somebody who fills in a review by chance."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def text(self, most: int = 60) -> str:
        """Return some words, often none, sometimes many, on one line or several."""
        count = self.chance.choice((0, 1, 3, 8, self.chance.randint(0, most)))
        words = [self.chance.choice(WORDS) for _ in range(count)]
        return self.chance.choice((" ", " ", " ", "\n")).join(words).strip()

    def line(self) -> str:
        """Return a few words on one line, never none."""
        return " ".join(self.chance.choice(WORDS) for _ in range(self.chance.randint(1, 8))).strip() or "Line"

    def some(self, most: int, make: Callable[[], T]) -> tuple[T, ...]:
        """Return none to ``most`` of something."""
        return tuple(make() for _ in range(self.chance.randint(0, most)))

    def party(self) -> str:
        """Return one of the two."""
        return self.chance.choice(("employee", "manager"))

    def day(self) -> date:
        """Return a day within some years."""
        return date(2025, 1, 1) + timedelta(days=self.chance.randrange(2000))

    def maybe(self, make: Callable[[], T]) -> T | None:
        """Return it or nothing."""
        return make() if self.chance.random() < 0.6 else None

    def person(self, number: str) -> r.PersonFacts:
        """Return one of the two people."""
        name = self.chance.choice(NAMES)
        return r.PersonFacts(number, name, name.split()[0], self.text(5).replace("\n", " ")[:60])

    def goal(self) -> r.GoalOutcome:
        """Return a goal with or without ratings."""
        rating = self.maybe(lambda: self.chance.choice(RATINGS))
        return r.GoalOutcome(
            id=f"g{self.chance.randrange(10**6)}",
            title=self.line()[:300],
            objective=self.chance.choice(("", self.line()[:300])),
            why=self.text(),
            how_we_notice=self.text(),
            evidence=self.some(4, lambda: r.EvidenceNote(self.day(), self.text(20), self.party())),
            employee=rating,
            manager=rating and self.chance.choice(RATINGS),
            agreed=rating,
            agreement=self.chance.choice(("agreed", "both_kept")) if rating else "not_discussed",
            reasons=r.Reasons(self.text(), self.text()),
            learned=self.text(20),
        )

    def action(self) -> r.DevelopmentAction:
        """Return a practice, more or less filled in."""
        return r.DevelopmentAction(
            practice=self.text(20),
            how=self.chance.choice(("", "on_the_job", "with_someone", "learning")),
            first_step=self.text(20),
            begin=self.maybe(self.day),
            if_=self.text(20),
            then=self.text(20),
            help=self.text(20),
            help_by=self.maybe(self.day),
            notice=self.text(20),
            confidence=self.maybe(lambda: self.chance.randint(0, 10)),
        )

    def end(self) -> r.SignOff:
        """Return one of the four ends, with words of their own."""
        outcome = self.chance.choice(("acknowledged", "acknowledged_with_comments", "taken_home", "declined"))
        return r.SignOff(
            outcome,
            employee_words=self.text(200),
            manager_words=self.text(),
            witness=self.chance.choice(NAMES) if outcome == "declined" else "",
            reason=self.text(10) if outcome == "declined" else "",
            rebuttal=self.maybe(lambda: self.line() + "\n\n" + self.text(300)),
        )

    def record(self) -> r.ReviewRecord:
        """Return a whole review."""
        end = self.end()
        return replace(
            bare(),
            document_id=f"{self.chance.randrange(16**12):012x}-{self.chance.randrange(16**8):08x}",
            rendered_at=datetime.combine(self.day(), NOW.time(), UTC),
            review=replace(bare().review, title=self.line()[:150], held_on=self.day()),
            employee=self.person("E-1"),
            manager=self.person("E-2"),
            organisation=self.chance.choice(("", *NAMES)),
            sign_off=end,
            expected_signatures=r.signatures_for(end.outcome),
            topics=self.some(5, lambda: r.Topic(self.party(), self.text(30))),
            at_its_best=self.maybe(lambda: r.AtItsBest(*(self.text() for _ in range(5)))),
            self_assessment=self.some(5, lambda: r.Answer(self.line()[:400], self.text(200))),
            heard=self.text(),
            goals=self.some(6, self.goal),
            growth=self.some(3, lambda: r.GrowthArea(self.party(), self.text(20), self.text(20))),
            actions=self.some(3, self.action),
            turn_the_table=self.maybe(lambda: r.TurnTheTable(self.text(20), self.text(20))),
            commitments=self.some(5, lambda: r.Promise(self.party(), self.text(20), self.maybe(self.day))),
            rhythm=self.maybe(lambda: r.Rhythm(self.chance.randint(1, 52), self.maybe(self.day))),
            parked=self.some(3, lambda: r.ParkedPoint(self.line()[:200], next_talk=True)) or None,
            audit=r.AuditHead(self.chance.randrange(10**6), f"{self.chance.randrange(16**32):064x}"),
            retention=r.Retention(self.chance.choice(("standard", "7 years")), self.maybe(self.day)),
        )


def honest(seed: int) -> bytes:
    """Return a sealed plan of random content."""
    writer = _Writer(seed)
    record = writer.record()
    data = render(record)
    for number, field in enumerate(record.expected_signatures):
        name = record.person(r.SIGNATURE_FIELDS[field]).name
        moment = NOW + timedelta(minutes=writer.chance.randrange(10**6))
        drawn = writer.chance.random() < 0.5
        look = Appearance(name, moment, pen()) if drawn else Appearance(name, moment, typed=name)
        who = person(name)
        data = sign(
            data, field, who.key, [who.certificate, root().certificate], appearance=look, certify=not number,
            now=moment,
        )  # fmt: skip
    return data
