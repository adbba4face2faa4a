"""When a passphrase holds against guessing on a stolen file: a hint beside the field, never a wall.

Words and length, no count of signs: composition rules make passphrases worse and are advised against (NIST SP 800-63B,
5.1.1.2).
"""

from typing import Final

GOOD_WORDS: Final = 4
GOOD_LENGTH: Final = 16
"""Characters that four words have at the least."""
LONG_ENOUGH: Final = 24
"""Characters after which words no longer matter."""


def is_strong(passphrase: str) -> bool:
    """Say whether it is four words, or as long as a password manager makes them."""
    words = len(passphrase.split())
    return (words >= GOOD_WORDS and len(passphrase) >= GOOD_LENGTH) or len(passphrase) >= LONG_ENOUGH
