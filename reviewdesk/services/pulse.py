"""The exit pulse on the desk, kept without saying whose it is; ``pulse_results`` reads it."""

import uuid
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete, insert, select

from reviewdesk.domain.people import Party
from reviewdesk.domain.pulse import PulseAnswers, month_of
from reviewdesk.models.pulse_rows import ITEMS, PulseAnswer
from reviewdesk.system.clock import Entropy
from reviewdesk.vault.store import UnitOfWork


def keep_answers(
    unit: UnitOfWork, entropy: Entropy, sealed_at: datetime, given: Mapping[Party, PulseAnswers]
) -> None:
    """Store answers in a transaction that is audited for something else: leaving a sealed meeting.

    Their month is the one in which the review was sealed, as ``pulse_results`` counts the talks.

    An event of their own would tell who answered and who did not. All rows of the month are written anew in the
    order of their random ids, so that not even their place in the file says which came last.
    """
    month = month_of(sealed_at.astimezone().date())
    new = [
        {"id": _random_id(entropy), "party": party.value, "month": month}
        | dict(zip(ITEMS, answers.values, strict=True))
        for party, answers in given.items()
        if not answers.is_empty
    ]
    if not new:
        return
    this_month = PulseAnswer.month == month
    columns = select(*PulseAnswer.__table__.columns)
    kept = [dict(row) for row in unit.session.execute(columns.where(this_month)).mappings()]
    unit.session.execute(delete(PulseAnswer).where(this_month))
    unit.session.execute(insert(PulseAnswer), sorted([*kept, *new], key=lambda row: str(row["id"])))


def _random_id(entropy: Entropy) -> str:
    return str(uuid.UUID(bytes=entropy.random_bytes(16), version=4))
