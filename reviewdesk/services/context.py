"""What every service stands on: the desk and the templates; and one way to change something.

A change is one transaction: rows, their audit event, and nothing that was only half done.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from reviewdesk.content.library import Library
from reviewdesk.document import certificates
from reviewdesk.domain.errors import RuleViolation
from reviewdesk.models.base import Base
from reviewdesk.system.clock import Clock, Entropy
from reviewdesk.vault.desk import Desk
from reviewdesk.vault.store import UnitOfWork

RowT = TypeVar("RowT", bound=Base)


@dataclass(frozen=True, slots=True)
class DeskContext:
    """Handed to every service; nothing else is shared between them.

    ``new_key`` makes a private key for a signer; it takes up to a second, so tests and the sample hand in their own.
    """

    desk: Desk
    library: Library = field(repr=False)
    new_key: Callable[[], Any] = field(default=certificates.new_key, repr=False)

    @property
    def clock(self) -> Clock:
        """Return the desk's clock."""
        return self.desk.clock

    @property
    def entropy(self) -> Entropy:
        """Return the desk's source of randomness."""
        return self.desk.entropy

    def today(self) -> date:
        """Return the local calendar day."""
        return self.clock.today()

    def reading(self) -> AbstractContextManager[Session]:
        """Open a session that sees one moment of the desk; rows must not leave it."""
        return self.desk.read()

    def writing(
        self, actor: str | None = None, *, anchor: bool = False
    ) -> AbstractContextManager[UnitOfWork]:
        """Open a transaction for ``actor`` (a person's id; the owner of the desk where nobody is named)."""
        return self.desk.write(actor or self.desk.info.owner_id, anchor=anchor)


def require(session: Session, row_type: type[RowT], key: str | tuple[str, ...]) -> RowT:
    """Return a row by its id; ``RuleViolation`` where the desk has none."""
    row = session.get(row_type, key)
    if row is None:
        raise RuleViolation("not-on-this-desk")
    return row
