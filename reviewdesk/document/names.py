"""Whether a certificate is made out to the person whose place it signs."""

import unicodedata

from reviewdesk.document.certificates import LONGEST_NAME


def same_person(certified: str, expected: str, *, exactly: bool) -> bool:
    """Tell whether the name in a certificate is the expected one.

    A desk writes its certificates itself, ``exactly``. A company writes *PARK, Devon (E-1042)*: every word of the
    name that is expected must be among those of the certificate.
    """
    if exactly:
        return certified == expected.strip()[:LONGEST_NAME]
    wanted = _words(expected)
    return bool(wanted) and wanted <= _words(certified)


def _words(name: str) -> set[str]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return set("".join(c if c.isalnum() else " " for c in plain.casefold()).split())
