"""What the shared window is never handed; what it may import is held by ``tests/architecture/test_walls.py``."""

from reviewdesk.domain.fields import Authority
from reviewdesk.ui.meeting.meeting_texts import OPEN_HERE


def test_the_managers_preparation_is_never_opened_in_the_shared_window() -> None:
    assert Authority.MANAGER not in OPEN_HERE
