"""An amendment begins in the archive, is held like a meeting, and the chain is told both ways."""

import re
from dataclasses import replace
from datetime import time
from pathlib import Path
from unittest.mock import patch

import pytest
from icalendar import Calendar
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from reviewdesk.domain.people import Party
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.services.context import DeskContext
from reviewdesk.services.office_snapshots import SealedPlanView
from reviewdesk.ui import sharing
from reviewdesk.ui.office.archive_page import ArchivePage
from reviewdesk.ui.office.office import Place
from reviewdesk.ui.office.review_rows import ReviewAction, actions_for
from reviewdesk.ui.office.reviews_page import ReviewsPage
from reviewdesk.ui.theme import Theme
from tests.services.meeting import Meeting
from tests.services.test_document_chain import kept
from tests.ui.office.house import House
from tests.ui.office.rooms.hands import open_page, press, primaries, texts, toasts_of
from tests.ui.pictures import settle


@pytest.fixture
def plan(meeting: Meeting) -> SealedPlanView:
    meeting.hold()
    meeting.type({}, {"rhythm/weeks": 2, "rhythm/first": "2026-03-24", "rhythm/minutes": 25})
    return close(meeting)


def close(meeting: Meeting) -> SealedPlanView:
    """Acknowledge, sign and seal."""
    meeting.close_with(Outcome.ACKNOWLEDGED)
    meeting.sign(Party.EMPLOYEE)
    meeting.sign(Party.MANAGER)
    return meeting.sealing.seal(meeting.review).value


def reading(house: House, theme: Theme, plan: SealedPlanView) -> ArchivePage:
    """Open the archive with a plan to read."""
    page = open_page(house, theme, Place("archive", plan.document_id), ArchivePage)
    settle()
    return page


def amended(context: DeskContext, house: House, plan: SealedPlanView) -> SealedPlanView:
    """Have an amendment written and sealed."""
    review = house.office.services.amendments.write(plan.document_id).value
    return close(Meeting.opened(context, review))


def test_a_plan_is_found_in_the_archive_by_its_number(
    house: House, theme: Theme, plan: SealedPlanView
) -> None:
    page = reading(house, theme, plan)
    assert page.reading.isVisible()
    assert page.reading_title.text() == "Year review 2025 with Dana Whitfield"
    assert primaries(page) == ["Save a copy"]


def test_an_amendment_is_begun_from_the_plan_and_waits_under_reviews(
    house: House, theme: Theme, plan: SealedPlanView, qtbot: QtBot
) -> None:
    page = reading(house, theme, plan)
    with qtbot.waitSignals([page.said, page.place_asked]):
        press(page, "Write an amendment")
    (amendment,) = [review for review in house.office.services.reviews.all() if review.amends]
    assert actions_for(amendment) == (ReviewAction.MEETING, ReviewAction.CANCEL)
    reviews = open_page(house, theme, Place("reviews"), ReviewsPage)
    assert "An amendment: it takes the place of the sealed plan once it is signed" in texts(reviews)
    toasts = toasts_of(reviews)
    press(reviews, f"Drop the amendment: {amendment.title}, {amendment.employee}")
    assert toasts.said[-1][0] == "The amendment of Year review 2025 is dropped. The sealed plan stands."
    assert not [review for review in house.office.services.reviews.all() if review.amends]


def test_an_amendment_under_way_is_gone_on_with(
    house: House, theme: Theme, plan: SealedPlanView, qtbot: QtBot
) -> None:
    review = house.office.services.amendments.write(plan.document_id).value
    page = reading(house, theme, plan)
    assert not page.along.amend.isVisible()
    with qtbot.waitSignal(page.meeting_asked) as asked:
        press(page, "Go on with the amendment")
    assert asked.args == [review]


def test_each_document_leads_to_the_one_before_and_after(
    context: DeskContext, house: House, theme: Theme, plan: SealedPlanView
) -> None:
    new = amended(context, house, plan)
    page = reading(house, theme, plan)
    assert "A newer amendment takes the place of this one" in page.along.newer_line.text.text()
    assert not page.along.amend.isVisible()
    press(page, "Read the newer document")
    settle()
    assert "Revision 2. It takes the place of" in page.along.older_line.text.text()
    assert page.along.amend.isVisible()
    press(page, "Read the earlier document")
    settle()
    assert page.along.newer.isVisible()
    page.close_plan()
    told = {row.document_id: row.told for row in page.archive.snapshot.plans}  # type: ignore[union-attr]  # loaded
    assert told[plan.document_id].endswith("a newer amendment exists")
    assert told[new.document_id].endswith("an amendment")


def test_a_check_says_that_a_newer_document_exists_only_where_this_desk_knows_one(
    context: DeskContext, house: House, theme: Theme, plan: SealedPlanView, tmp_path: Path
) -> None:
    file = tmp_path / "plan.pdf"
    file.write_bytes(house.office.services.archive.pdf(plan.document_id))
    page = open_page(house, theme, Place("archive"), ArchivePage)
    page.archive.check(file)
    assert not [words for words in texts(page) if "newer amendment" in words]
    amended(context, house, plan)
    page.archive.check(file)
    assert [words for words in texts(page) if words.startswith("A newer amendment exists")]
    file.write_bytes(file.read_bytes() + b"\n% changed\n")
    page.archive.check(file)
    assert not [words for words in texts(page) if words.startswith("A newer amendment exists")]


@pytest.mark.parametrize("title", ["Year review · an amendment", "Year review” · an amendment · “"])
def test_the_title_of_a_kept_file_is_never_taken_for_our_words(
    context: DeskContext, house: House, theme: Theme, plan: SealedPlanView, title: str
) -> None:
    other = kept(context, plan.document_id, "claims", title=title)
    page = open_page(house, theme, Place("archive"), ArchivePage)
    (row,) = (each for each in page.archive.snapshot.plans if each.document_id == other)  # type: ignore[union-attr]
    opening, quoted, ours = re.split("[“”]", row.told)
    assert opening == ""
    assert "an amendment" in quoted
    assert "amendment" not in ours


def test_what_a_kept_file_says_of_itself_is_shown_as_its_own_word(
    context: DeskContext, house: House, theme: Theme, plan: SealedPlanView
) -> None:
    other = kept(context, plan.document_id, "claims", supersedes=plan.document_id)
    page = reading(house, theme, plan)
    assert not page.along.newer_line.isVisible()
    assert page.along.amend.isVisible()
    page.close_plan()
    rows = {row.document_id: row for row in page.archive.snapshot.plans}  # type: ignore[union-attr]  # loaded
    assert "amendment" not in rows[plan.document_id].told
    assert rows[other].told.endswith("calls itself an amendment")
    page.open_plan(rows[other])
    settle()
    assert "says that it takes the place of an earlier one" in page.along.older_line.text.text()
    assert not page.along.older.isVisible()


def test_a_kept_file_that_another_says_it_replaces_tells_so_and_that_nothing_confirms_it(
    context: DeskContext, house: House, theme: Theme, plan: SealedPlanView
) -> None:
    first = kept(context, plan.document_id, "first")
    kept(context, plan.document_id, "claims", supersedes=first)
    page = open_page(house, theme, Place("archive"), ArchivePage)
    row = page.archive.plan(first)
    assert row is not None
    assert "a newer amendment exists" not in row.told
    page.open_plan(row)
    settle()
    assert "says that it takes the place of this document" in page.along.newer_line.text.text()
    assert page.along.newer_line.isVisible()
    assert not page.along.newer.isVisible()


def test_of_a_dropped_file_that_does_not_lie_here_a_kept_one_only_claims_to_be_newer(
    context: DeskContext,
    house: House,
    theme: Theme,
    plan: SealedPlanView,
    tmp_path: Path,
) -> None:
    kept(context, plan.document_id, "claims", supersedes="not-here")
    page = open_page(house, theme, Place("archive"), ArchivePage)
    file = tmp_path / "plan.pdf"
    file.write_bytes(house.office.services.archive.pdf(plan.document_id))
    archive = house.office.services.archive
    elsewhere = replace(archive.verify(file.read_bytes()), document_id="not-here")
    with patch.object(archive, "verify", return_value=elsewhere):
        page.archive.check(file)
    (said,) = [words for words in texts(page) if "takes the place of this document" in words]
    assert said.startswith("A file that is kept here, signed ")
    assert "Nothing on this desk can confirm that" in said


def test_check_ins_and_copies_are_taken_along_from_the_archive(
    house: House, theme: Theme, plan: SealedPlanView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = reading(house, theme, plan)
    page.along.check_ins.wanted.emit(tmp_path / "talks.ics", time(9, 0))
    assert Calendar.from_ical((tmp_path / "talks.ics").read_bytes()).walk("VEVENT")
    assert page.along.check_ins.saved.isVisible()
    assert not page.along.mail.isVisible()
    page.ask_place = lambda: str(tmp_path)
    press(page, "Save a copy")
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    monkeypatch.setattr("shutil.which", lambda _name: None)
    press(page, "Send the copy by mail …")
    assert opened[-1].startswith("mailto:?")
    assert sharing.time_zone()
