"""A desk with two people, three goals and a planned review, and the owner's window on it."""

from tests.services.conftest import company, drawer, meeting, review

__all__ = ["company", "drawer", "meeting", "review"]
