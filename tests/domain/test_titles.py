"""What of its day stands in a title, so that no two conversations of a kind are called the same."""

import pytest

from reviewdesk.domain.titles import Dated, dated_by


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (364, Dated.YEAR),
        (300, Dated.YEAR),
        (181, Dated.MONTH),
        (91, Dated.MONTH),
        (59, Dated.DAY),
        (28, Dated.DAY),
    ],
)
def test_the_shorter_a_conversation_looks_back_the_more_of_its_day_is_in_its_title(
    days: int, expected: Dated
) -> None:
    assert dated_by(days) is expected
