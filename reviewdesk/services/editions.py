"""Which edition of a template counts: for a review the one it was planned with, for planning the newest.

An edition is stored when a review is planned with it, so that the review keeps it even after ReviewDesk ships a newer
one or the desk's own is worded anew.
"""

import re
from collections.abc import Sequence
from typing import Final

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session, object_session

from reviewdesk.content.library import Library, kept_template
from reviewdesk.content.template import Occasion, Template, fill
from reviewdesk.content.template_toml import to_toml
from reviewdesk.domain.ratings import Progress
from reviewdesk.models.review_rows import Review
from reviewdesk.models.template_rows import TemplateEdition
from reviewdesk.vault.store import UnitOfWork

_OWN: Final = re.compile(r"-[0-9a-f]{8}")
_ID_LENGTH: Final = 40


def template_of(library: Library, review: Review) -> Template:
    """Return the edition that ``review`` was planned with; for one from before editions were kept, the shipped."""
    session = object_session(review)
    row = session.get(TemplateEdition, _key(review))  # type: ignore[union-attr]  # rows stay in their session
    return kept_template(row.body) if row is not None else library.template(review.template_id)


def templates_of(session: Session, library: Library, reviews: Sequence[Review]) -> dict[str, Template]:
    """Return the editions of several reviews by the reviews' ids, in one query."""
    keys = {_key(review) for review in reviews}
    rows = session.scalars(
        select(TemplateEdition).where(tuple_(TemplateEdition.template_id, TemplateEdition.version).in_(keys))
    )
    kept = {(row.template_id, row.version): row.body for row in rows}
    return {
        review.id: kept_template(kept[key]) if key in kept else library.template(review.template_id)
        for review, key in ((review, _key(review)) for review in reviews)
    }


def scale_words(template: Template) -> tuple[tuple[str, str], ...]:
    """Return (label, meaning) of each step of the scale, in the order of the scale."""
    words = {word.step: (fill(word.label), fill(word.meaning)) for word in template.scale}
    return tuple(words[step] for step in Progress)


def newest_own(session: Session) -> tuple[TemplateEdition, ...]:
    """Return the newest edition of each template of the desk's own, retired ones too."""
    rows = session.scalars(
        select(TemplateEdition)
        .where(TemplateEdition.own)
        .order_by(TemplateEdition.template_id, TemplateEdition.version)
    )
    return tuple({row.template_id: row for row in rows}.values())


def newest_of(session: Session, template_id: str) -> TemplateEdition | None:
    """Return the newest edition of one template of the desk's own."""
    return session.scalars(
        select(TemplateEdition)
        .where(TemplateEdition.own, TemplateEdition.template_id == template_id)
        .order_by(TemplateEdition.version.desc())
        .limit(1)
    ).first()


def offered(session: Session, library: Library) -> tuple[tuple[Template, bool], ...]:
    """Return what a review can be planned with, by occasion, the desk's own first; each with whether it is that."""
    own = ((kept_template(row.body), True) for row in newest_own(session) if row.retired_at is None)
    shipped = ((template, False) for template in library.templates)
    return tuple(sorted((*own, *shipped), key=_place))


def _place(offer: tuple[Template, bool]) -> tuple[int, bool, int, str]:
    template, own = offer
    return tuple(Occasion).index(template.occasion), not own, -template.minutes, template.name


def offered_template(session: Session, library: Library, template_id: str) -> Template:
    """Return what planning with this id means now; ``ContentError`` where nothing of the name is offered."""
    row = newest_of(session, template_id)
    if row is not None and row.retired_at is None:
        return kept_template(row.body)
    return library.template(template_id)


def keep_edition(unit: UnitOfWork, template: Template, *, own: bool) -> TemplateEdition:
    """Store an edition, once; what is stored already stays as it is."""
    row = unit.session.get(TemplateEdition, (template.id, template.version))
    if row is None:
        row = TemplateEdition(
            template_id=template.id,
            version=template.version,
            name=template.name,
            body=to_toml(template),
            own=own,
            created_at=unit.now,
        )
        unit.session.add(row)
    return row


def is_own_id(template_id: str) -> bool:
    """Say whether an id was given by a desk; those that ship have no such ending, today or later."""
    return _OWN.fullmatch(template_id[-9:]) is not None


def own_id(source: str, noise: bytes) -> str:
    """Return an id for a template of the desk's own, made from four bytes of ``noise``."""
    stem = source[:-9] if is_own_id(source) else source
    return f"{stem[: _ID_LENGTH - 9].rstrip('-')}-{noise[:4].hex()}"


def _key(review: Review) -> tuple[str, int]:
    return review.template_id, int(review.template_version)
