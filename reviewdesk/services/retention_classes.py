"""The rules for keeping plans: what ships is a beginning that no law wrote; a desk's own take its place."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Final

from sqlalchemy.orm import Session

from reviewdesk.document.record import ReviewRecord
from reviewdesk.domain.retention import Applies, RetentionClass, class_for
from reviewdesk.models.desk_rows import Setting
from reviewdesk.system.i18n import _, ngettext

RETENTION: Final = "retention"
_CHECK_IN_YEARS, _REVIEW_YEARS, _CONTESTED_YEARS = 1, 3, 5


def shipped_classes() -> tuple[RetentionClass, ...]:
    """Return the classes of a desk that has set none."""
    return (
        RetentionClass(
            "review",
            _("Usual plans"),
            _REVIEW_YEARS,
            _("Kept as long as the next reviews may look back at it."),
            Applies.OTHERWISE,
        ),
        RetentionClass(
            "check-in",
            _("Check-in"),
            _CHECK_IN_YEARS,
            _("Kept until the next review has taken up what was said."),
            Applies.TEMPLATES,
            ("Check-in", _("Check-in")),
        ),
        RetentionClass(
            "contested",
            _("Seen differently"),
            _CONTESTED_YEARS,
            _("Kept longer, because somebody may want to come back to it: it was declined or answered."),
            Applies.CONTESTED,
        ),
    )


def classes_of(session: Session) -> tuple[RetentionClass, ...]:
    """Return the classes of a desk."""
    row = session.get(Setting, RETENTION)
    return shipped_classes() if row is None else from_plain(row.value)


def rules_in_force(session: Session) -> tuple[str, ...]:
    """Return the rules by which plans are kept, a sentence each."""
    return tuple(
        ngettext("{name}: {years} year. {why}", "{name}: {years} years. {why}", each.years).format(
            name=each.name, years=each.years, why=each.rule
        )
        for each in classes_of(session)
    )


def from_plain(stored: object) -> tuple[RetentionClass, ...]:
    """Read back ``to_plain``."""
    assert isinstance(stored, list)  # noqa: S101 - written by to_plain alone
    return tuple(
        RetentionClass(**{**each, "applies": Applies(each["applies"]), "templates": tuple(each["templates"])})
        for each in stored
    )


def to_plain(classes: Sequence[RetentionClass]) -> list[dict[str, object]]:
    """Return classes as they are stored and exported."""
    return [{**asdict(each), "templates": list(each.templates)} for each in classes]


def class_of(classes: Sequence[RetentionClass], record: ReviewRecord) -> RetentionClass:
    """Return the class of a plan; declined, or answered with an account of the employee's own, is contested."""
    contested = record.sign_off.outcome == "declined" or record.sign_off.rebuttal is not None
    return class_for(
        classes, template=record.review.template, contested=contested, named=record.retention.class_
    )
