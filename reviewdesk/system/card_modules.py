"""Where the makers of smartcards put the library (PKCS #11) by which programs talk to a card."""

import sys
from pathlib import Path
from typing import Final

_PLACES: Final = {
    "linux": (
        "/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so",
        "/usr/lib/aarch64-linux-gnu/opensc-pkcs11.so",
        "/usr/lib64/opensc-pkcs11.so",
        "/usr/lib/opensc-pkcs11.so",
        "/usr/lib/x86_64-linux-gnu/libykcs11.so",
        "/usr/lib64/libykcs11.so",
        "/usr/lib/libeTPkcs11.so",
        "/usr/lib64/libeTPkcs11.so",
        "/usr/lib/libIDPrimePKCS11.so",
        "/usr/lib64/libIDPrimePKCS11.so",
    ),
    "darwin": (
        "/Library/OpenSC/lib/opensc-pkcs11.so",
        "/usr/local/lib/opensc-pkcs11.so",
        "/usr/local/lib/libykcs11.dylib",
        "/opt/homebrew/lib/libykcs11.dylib",
        "/usr/local/lib/libeTPkcs11.dylib",
        "/usr/local/lib/libIDPrimePKCS11.dylib",
    ),
    "win32": (
        r"C:\Program Files\OpenSC Project\OpenSC\pkcs11\opensc-pkcs11.dll",
        r"C:\Program Files\Yubico\Yubico PIV Tool\bin\libykcs11.dll",
        r"C:\Windows\System32\eTPKCS11.dll",
        r"C:\Program Files\SafeNet\Authentication\SAC\x64\IDPrimePKCS1164.dll",
    ),
}


def usual_places() -> tuple[str, ...]:
    """Return where such libraries usually lie on a computer like this one."""
    return _PLACES.get(sys.platform, ())


def card_modules(remembered: str = "") -> tuple[Path, ...]:
    """Return the libraries that are on this computer, the one that was used last before all others."""
    wanted = [remembered] if remembered else []
    places = dict.fromkeys(Path(each) for each in (*wanted, *usual_places()))
    return tuple(place for place in places if place.is_file())
