"""Everybody who signs says when: a file that does not, or names a time that cannot be, is not as seals are."""

import asyncio
import io
import json
from datetime import UTC, datetime, timedelta, timezone

import pytest

from reviewdesk.document import appearance as looks, signing
from reviewdesk.document.appearance import Appearance
from reviewdesk.document.verdict_words import told_of
from reviewdesk.document.verify import verify
from tests.document.sample import MAYA
from tests.document.signed import NOW, person, plan, root

BEHIND = timezone(timedelta(hours=-12))
IMPOSSIBLE = [
    None,
    datetime(9999, 12, 31, 23, 59, tzinfo=BEHIND),
    datetime(2200, 1, 1, tzinfo=UTC),
    datetime(1999, 12, 31, 23, 59, tzinfo=UTC),
]


def signed_at(pdf: bytes, field: str, name: str, moment: datetime | None, *, certify: bool = False) -> bytes:
    """Return ``pdf`` with a signature that claims ``moment``, or nothing at all."""
    who = person(name)
    writer = signing.writer_of(pdf)
    width, height = signing._size_of(writer, field)
    stamp = signing._stamp(looks.draw(Appearance(name, NOW, typed=name), width, height))
    session = signing._session(field, name, certify=certify, now=moment)  # type: ignore[arg-type]  # what it refuses
    signer = session(
        signer=signing._signer(who.key, [who.certificate, root().certificate]), stamp_style=stamp
    )
    out = io.BytesIO()
    asyncio.run(signer.async_sign_pdf(writer, existing_fields_only=True, output=out))
    return out.getvalue()


@pytest.mark.parametrize("moment", IMPOSSIBLE, ids=str)
def test_a_signature_without_a_time_that_can_be_is_told_and_breaks_nothing(moment: datetime | None) -> None:
    verdict = verify(signed_at(plan().once, "Manager", MAYA.name, moment))
    assert [(problem.key, problem.params["field"]) for problem in verdict.problems] == [
        ("signature_time", "Manager")
    ]
    assert verdict.outcome == "changed"
    assert [signer.time for signer in verdict.signers] == [NOW, None]
    assert "no time given" in told_of(verdict)[1]
    assert json.loads(verdict.to_json())["signers"][1]["time"] is None


def test_far_zones_are_reckoned_with() -> None:
    moment = NOW.astimezone(BEHIND)
    verdict = verify(signed_at(plan().once, "Manager", MAYA.name, moment))
    assert verdict.intact
    assert verdict.signers[1].time == NOW
