"""Places in a text as Qt counts them (UTF-16 units) and as Python does (code points), and what Qt makes of a text.

All of it runs at memory speed: these functions are called on every key.
"""

from reviewdesk.coedit.shared_text import FORBIDDEN

_SHOWN_AS = {"\xa0": " ", "\u2028": "\n", "\u2029": "\n", "\ufdd0": "\n", "\ufdd1": "\n"}
"""What ``QPlainTextEdit.toPlainText`` hands back instead of these characters."""


def utf16_length(text: str) -> int:
    """Return the length of a text in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def to_utf16(text: str, index: int) -> int:
    """Translate a code point offset into UTF-16 units."""
    return utf16_length(text[:index])


def from_utf16(text: str, units: int) -> int:
    """Translate UTF-16 units into a code point offset; a place inside a surrogate pair moves before it."""
    encoded = text.encode("utf-16-le", "surrogatepass")[: 2 * units]
    return len(encoded.decode("utf-16-le", "ignore"))


def as_shown(text: str) -> str:
    """Return a text of the same length as a text control hands it back, to compare like with like."""
    for stored, shown in _SHOWN_AS.items():
        if stored in text:
            text = text.replace(stored, shown)
    return text


def as_stored(text: str, *, multiline: bool) -> str:
    """Return what a control's text may become in a document: sound characters, and one line where there is one."""
    for character in FORBIDDEN:
        if character in text:
            text = text.replace(character, "")
    if not multiline and "\n" in text:
        text = text.replace("\n", " ")
    return text.encode("utf-8", "ignore").decode()


def one_kind_of_line_end(text: str) -> str:
    """Return pasted text with a line feed for every line end that other programs use."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
