"""An employee's own encrypted place on somebody's desk."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from reviewdesk.models.base import Base, JsonObject


class Drawer(Base):
    """Keys of one generation of a drawer; the highest generation is the one in use.

    ``kdf`` and ``salt`` feed Argon2id. ``wrapped_key`` holds the drawer key, ``wrapped_signing_key`` the
    private key of ``certificate`` under the drawer key. ``fails`` counts trials since the last success.
    """

    __tablename__ = "drawer"

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), primary_key=True)
    generation: Mapped[int] = mapped_column(primary_key=True)
    salt: Mapped[bytes]
    kdf: Mapped[JsonObject]
    wrapped_key: Mapped[bytes]
    certificate: Mapped[bytes | None]
    wrapped_signing_key: Mapped[bytes | None]
    fails: Mapped[int] = mapped_column(default=0)
    next_try_at: Mapped[datetime | None]
