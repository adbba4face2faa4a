"""What a service changed, so that whoever shows it can decide whether to look again."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class Topic(StrEnum):
    """A part of the desk that somebody may be showing."""

    PEOPLE = "people"
    GOALS = "goals"
    NOTES = "notes"
    REVIEWS = "reviews"
    MEETING = "meeting"
    ARCHIVE = "archive"
    SETTINGS = "settings"
    TEMPLATES = "templates"


@dataclass(frozen=True, slots=True)
class Change(Generic[T]):
    """The outcome of a service call: its value, and which topics are no longer what they were."""

    value: T
    topics: frozenset[Topic]
