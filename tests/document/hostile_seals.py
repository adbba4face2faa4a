"""Signed files made to break what reads their signatures, or locked."""

import io
from collections.abc import Callable
from typing import Final

import pikepdf

from tests.document.attacks.kit import BYTE_RANGE, CONTENTS
from tests.document.signed import plan


def _many_fields() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(plan().sealed)) as pdf:
        value = pdf.Root.AcroForm.Fields[0].V
        for number in range(1000):
            field = pikepdf.Dictionary(
                FT=pikepdf.Name.Sig, T=f"F{number}", V=value, Subtype=pikepdf.Name.Widget
            )
            pdf.Root.AcroForm.Fields.append(pdf.make_indirect(field))
        pdf.save(out)
    return out.getvalue()


# -- signatures that break a parser ----------------------------------------------------------------------------------


def _with_signature(content: bytes) -> bytes:
    data = plan().sealed
    hole = list(CONTENTS.finditer(data))[-1]
    size = hole.end(1) - hole.start(1)
    return (
        data[: hole.start(1)] + content.hex().upper().encode().ljust(size, b"0")[:size] + data[hole.end(1) :]
    )


def _with_range(numbers: bytes) -> bytes:
    data = plan().sealed
    found = list(BYTE_RANGE.finditer(data))[-1]
    return data[: found.start()] + b"/ByteRange " + numbers + data[found.end() :]


def _locked(owner: str, user: str) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(plan().sealed)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner=owner, user=user))
    return out.getvalue()


FILES: Final[dict[str, Callable[[], bytes]]] = {
    "a thousand signature fields that share one signature": _many_fields,
    "a signature nested without end": lambda: _with_signature(b"\x30\x80" * 4000),
    "a signature that claims an endless length": lambda: _with_signature(b"\x30\x88" + b"\xff" * 8),
    "a signature of a length that takes many bytes": lambda: _with_signature(b"\x30\xff" + b"\xff" * 127),
    "a range of a million parts": lambda: _with_range(b"[" + b"0 1 " * 1_000_000 + b"]"),
    "a range of numbers without end": lambda: _with_range(b"[0 " + b"9" * 1000 + b" 1 1]"),
    "a broken list of objects": lambda: plan().sealed.replace(b"/W [ 1 8 2 ]", b"/W [ 1 9 2 ]"),
    "a header in the middle": lambda: b"\0" * 900 + plan().sealed,
    "locked with a password": lambda: _locked(owner="a", user="b"),
    "locked without a password": lambda: _locked(owner="a", user=""),
}
"""By what is wrong with them."""
