"""The last signature's own time stamp is signed by nobody after it: what is done to it must be seen all the same."""

import asyncio
import hashlib
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from asn1crypto import cms, core, x509 as asn1_x509

from reviewdesk.document.signature_form import der_length, room_fits
from reviewdesk.document.verdict import Verdict
from reviewdesk.document.verify import verify
from tests.document.archived import archived
from tests.document.attacks.kit import CONTENTS
from tests.document.signed import NOW, person, plan, root
from tests.document.time_service import Service, time_root


def judged(data: bytes) -> Verdict:
    return verify(
        data,
        trusted_roots=[root().certificate],
        trusted_time_roots=[time_root().certificate],
        now=NOW + timedelta(days=1),
    )


def changed(data: bytes, change: Callable[[Any], None]) -> bytes:
    """Return ``data`` with another CMS in the hole of its last signature."""
    hole = list(CONTENTS.finditer(data))[-1]
    content = bytes.fromhex(hole[1].decode())
    parsed = cms.ContentInfo.load(content[: der_length(content)])
    change(parsed)
    new: bytes = parsed.dump(force=True).hex().upper().encode().ljust(len(hole[1]), b"0")
    assert len(new) == len(hole[1])
    return data[: hole.start(1)] + new + data[hole.end(1) :]


def _signer(parsed: Any) -> Any:
    return parsed["content"]["signer_infos"][0]


def _stuffed(token: Any) -> None:
    foreign = asn1_x509.Certificate.load(person("Mallory").certificate)
    token["content"]["certificates"].append(cms.CertificateChoices("certificate", foreign))


def _stuff(parsed: Any) -> None:
    _stuffed(_signer(parsed)["unsigned_attrs"][0]["values"][0])


def _explain(parsed: Any) -> None:
    """Put something beside what the time-stamp service signed."""
    inner = _signer(_signer(parsed)["unsigned_attrs"][0]["values"][0])
    inner["unsigned_attrs"] = cms.CMSAttributes(
        [cms.CMSAttribute({"type": "1.2.3.4", "values": [core.OctetString(b"more")]})]
    )


def _strip(parsed: Any) -> None:
    kept = ("version", "sid", "digest_algorithm", "signed_attrs", "signature_algorithm", "signature")
    parsed["content"]["signer_infos"] = [cms.SignerInfo({key: _signer(parsed)[key] for key in kept})]


def _swap(of: bytes | None = None, **later: float) -> Callable[[Any], None]:
    def swapped(parsed: Any) -> None:
        signature = _signer(parsed)["signature"].native if of is None else of
        asked = Service(now=NOW + timedelta(**later))._stamper()
        token = asyncio.run(asked.async_timestamp(hashlib.sha256(signature).digest(), "sha256"))
        _signer(parsed)["unsigned_attrs"][0]["values"] = [token]

    return swapped


@pytest.mark.parametrize(
    ("change", "finding"),
    [
        (_stuff, "signature_form"),
        (_explain, "signature_form"),
        (_strip, "stamp_missing"),
        (_swap(days=-300), "stamp_far"),
        (_swap(minutes=20), "stamp_far"),
        (_swap(of=b"another"), "stamp_broken"),
    ],
)
def test_what_is_done_to_the_stamp_of_the_last_signature_is_seen(
    change: Callable[[Any], None], finding: str
) -> None:
    verdict = judged(changed(archived().both, change))
    assert (verdict.outcome, [problem.key for problem in verdict.problems]) == ("changed", [finding])
    assert verdict.problems[0].params["field"] == "Manager"


def test_a_hole_tells_whether_a_time_stamp_was_to_come() -> None:
    stamped, bare = (
        bytes.fromhex(list(CONTENTS.finditer(data))[-1][1].decode())
        for data in (archived().both, plan().sealed)
    )
    assert room_fits(stamped)
    assert room_fits(bare)
    assert not room_fits(bare.ljust(len(stamped), b"\0"))


def test_what_is_put_into_the_stamp_over_the_document_is_seen() -> None:
    verdict = judged(changed(archived().stamped, _stuffed))
    assert [(problem.key, problem.params["field"]) for problem in verdict.problems] == [
        ("signature_form", "ArchiveTime1")
    ]


@pytest.mark.parametrize("file", ["once", "both", "sealed", "stamped"])
def test_honest_stamps_are_plain(file: str) -> None:
    found = {problem.key for problem in judged(getattr(archived(), file)).problems}
    assert found <= {"signature_missing"}
