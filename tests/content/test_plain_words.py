"""What people read has no words in it that only those who know the formats behind it understand."""

import re

from gates.catalogue import ROOT, extract

JARGON = re.compile(
    r"\b(DER|PEM|CMS|X\.?509|PKCS ?#?\d*|ASN\.1|PAdES|OCSP|RSA|SHA-?\d*|UUID|base64|hash(es)?)\b",
    re.IGNORECASE,
)


def test_no_sentence_names_a_format_of_certificates_or_keys() -> None:
    shown = [text for message in extract(ROOT) for text in _forms(message.id) if text]
    assert len(shown) > 500
    assert [text for text in shown if JARGON.search(text)] == []


def _forms(told: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (told,) if isinstance(told, str) else tuple(told)


def test_such_a_word_would_be_found() -> None:
    assert JARGON.search("Choose a file in PEM format.")
    assert not JARGON.search("Under the stairs.")
