"""What counts as hard to guess."""

import pytest

from reviewdesk.domain.passphrases import is_strong


@pytest.mark.parametrize(
    ("passphrase", "strong"),
    [
        ("paper boat on tuesday", True),
        ("a b c d", False),
        ("one two three", False),
        ("Tr0ub4dor&3Tr0ub4dor&3", False),
        ("vJ8kQ2mZr5TxN7wLpB4cYd9s", True),
        ("", False),
    ],
)
def test_words_and_length_count_and_signs_do_not(passphrase: str, *, strong: bool) -> None:
    assert is_strong(passphrase) is strong
