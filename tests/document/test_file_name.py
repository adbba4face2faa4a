"""Names of files are safe and tell what lies in them."""

import re
from dataclasses import replace

import pytest

from reviewdesk.document.file_name import file_name
from tests.document.sample import DEVON, sample


def test_name_says_whose_when_and_which() -> None:
    expected = "E-1042_2025-10-16_Individual-contributor_7f3a1c52-5f0e-4b07-9d3b-3f1f3c1d9a10.pdf"
    assert file_name(sample()) == expected


@pytest.mark.parametrize("strange", ["../../x", "a:b*c?", "CON.", "名前", "", "é" * 90, "a\u0000b"])
def test_name_is_safe_whatever_the_person_is_called_by(strange: str) -> None:
    review = replace(sample().review, template=strange)
    named = file_name(replace(sample(), employee=replace(DEVON, id=strange), review=review))
    assert re.fullmatch(r"[A-Za-z0-9-]+_2025-10-16_[A-Za-z0-9-]+_[a-f0-9-]{36}\.pdf", named)
    assert len(named) < 160
