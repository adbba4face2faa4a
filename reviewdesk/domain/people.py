"""Who takes part: the two parties of a review, the owners of a desk, and how names are shown."""

from enum import StrEnum


class Party(StrEnum):
    """One of the two people in a review."""

    EMPLOYEE = "employee"
    MANAGER = "manager"

    @property
    def other(self) -> "Party":
        """Return the person across the table."""
        return Party.MANAGER if self is Party.EMPLOYEE else Party.EMPLOYEE


class OwnerKind(StrEnum):
    """Whose desk this is; it decides which rooms the desk shows."""

    MANAGER = "manager"
    EMPLOYEE = "employee"
    HR = "hr"


def given_name(name: str) -> str:
    """Return the first word of ``name`` for direct address; names without spaces stay whole."""
    words = name.split()
    return words[0] if words else ""


def initials(name: str) -> str:
    """Return one or two letters for the avatar: first and last word's first character, upper case."""
    words = [word for word in name.split() if word[0].isalnum()]
    if not words:
        return "?"
    letters = words[0][0] + (words[-1][0] if len(words) > 1 else "")
    return letters.upper()
