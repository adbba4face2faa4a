"""Where the key lies that a company gave somebody to sign with; never what opens it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class KeyPlace:
    """A file with a key (PKCS #12), or for a ``card`` the library by which its maker lets programs talk to it."""

    path: Path
    card: bool = False
