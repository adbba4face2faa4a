"""A desk's time-stamp server: set, tried, and used for each signature; signing goes on without it where one says so."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest

from reviewdesk.document.certificates import fingerprint
from reviewdesk.domain.errors import RuleViolation, TimeTrouble
from reviewdesk.domain.people import Party
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.services.changes import Topic
from reviewdesk.services.context import DeskContext
from reviewdesk.services.time_stamps import TimeStamps
from tests.document.signed import person
from tests.document.time_service import YEAR, Service, serving, time_root, unit
from tests.services.meeting import STROKES, Meeting
from tests.services.surroundings import EMPLOYEE_PASSPHRASE, MORNING, OWNER_PASSPHRASE


@pytest.fixture
def service() -> Iterator[Service]:
    with serving(Service(now=MORNING, who=unit(MORNING - YEAR), patience=2.0)) as running:
        yield running


def _set(context: DeskContext, service: Service) -> TimeStamps:
    times = TimeStamps(context)
    times.set_server(f" {service.url} ", time_root().certificate)
    return times


def test_without_a_server_there_is_none_to_ask(context: DeskContext) -> None:
    times = TimeStamps(context)
    assert times.server() is None
    assert times.stamper() is None
    assert times.roots() == ()
    with pytest.raises(RuleViolation):
        times.try_server()


def test_server_is_set_tried_and_taken_away(context: DeskContext, service: Service) -> None:
    times = _set(context, service)
    found = times.server()
    assert found is not None
    assert (found.url, found.fingerprint) == (service.url, fingerprint(time_root().certificate))
    assert times.try_server() == MORNING
    assert times.stamper() is times.stamper()
    assert times.set_server("").topics == {Topic.SETTINGS}
    assert times.server() is None


def test_server_without_a_root_is_taken_at_its_word(context: DeskContext, service: Service) -> None:
    view = TimeStamps(context).set_server(service.url).value
    assert view is not None
    assert view.fingerprint == ""


@pytest.mark.parametrize(
    "url", ["ftp://clock", "file:///etc/passwd", "https://", "http://a b", "http://[", "x"]
)
def test_what_is_no_address_is_not_set(context: DeskContext, url: str) -> None:
    with pytest.raises(RuleViolation, match="time-server-address"):
        TimeStamps(context).set_server(url)
    assert TimeStamps(context).server() is None


def test_certificate_that_may_not_vouch_is_not_set(context: DeskContext, service: Service) -> None:
    with pytest.raises(RuleViolation, match="not-a-root"):
        TimeStamps(context).set_server(service.url, person("Somebody").certificate)


def _sign(meeting: Meeting, party: Party, **options: Any) -> None:
    passphrase = EMPLOYEE_PASSPHRASE if party is Party.EMPLOYEE else OWNER_PASSPHRASE
    meeting.sealing.sign(meeting.review, party, passphrase, STROKES, **options)


def _ready(meeting: Meeting) -> None:
    meeting.hold()
    meeting.sealing.set_outcome(meeting.review, Outcome.ACKNOWLEDGED)


def test_each_signature_carries_its_own_stamp(
    context: DeskContext, service: Service, meeting: Meeting
) -> None:
    _set(context, service)
    _ready(meeting)
    for party in Party:
        _sign(meeting, party)
    verdict = meeting.sealing.verdict(meeting.review)
    assert [(signer.stamped, signer.time) for signer in verdict.signers] == [(True, MORNING)] * 2
    assert isinstance(verdict.stamped_until, datetime)
    assert meeting.sealing.seal(meeting.review).value.employee == "Dana Whitfield"


def test_server_that_fails_leaves_nothing_signed_and_a_way_on(
    context: DeskContext, service: Service, meeting: Meeting
) -> None:
    _set(context, service)
    _ready(meeting)
    service.manner = "html"
    with pytest.raises(TimeTrouble):
        _sign(meeting, Party.EMPLOYEE)
    with pytest.raises(RuleViolation, match="nothing-signed"):
        meeting.sealing.signed_pdf(meeting.review)
    _sign(meeting, Party.EMPLOYEE, stamp=False)
    service.manner = "honest"
    _sign(meeting, Party.MANAGER)
    verdict = meeting.sealing.verdict(meeting.review)
    assert verdict.intact
    assert [signer.stamped for signer in verdict.signers] == [False, True]
