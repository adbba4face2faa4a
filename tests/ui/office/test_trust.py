"""Who is trusted: the desk's own certificate, desks that were compared, and what confirms the time."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from reviewdesk.document import certificates
from reviewdesk.document.certificates import Identity
from reviewdesk.document.revocation import revocation_list
from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.ui.office.settings_page import SettingsPage
from reviewdesk.ui.office.trust_view_model import TrustViewModel
from reviewdesk.ui.office.words import in_groups
from reviewdesk.ui.theme import Theme
from tests.document.sample import DEVON
from tests.document.signed import NOW, keys, person, root, steady_bytes
from tests.document.time_service import time_root
from tests.ui.accessibility import walk
from tests.ui.office.house import House
from tests.ui.office.hr.hands import button, opened, press, primary, toast, undo, words_in
from tests.ui.pictures import EVERY, Setting, settle, shown

FINGERPRINT = certificates.fingerprint(root().certificate)


@pytest.fixture
def page(house: House, theme: Theme, qtbot: QtBot) -> SettingsPage:
    return opened(house, theme, qtbot, SettingsPage, "settings")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return the certificate of another desk as it was saved there."""
    return saved(tmp_path / "other.pem", root())


def saved(place: Path, who: Identity) -> Path:
    place.write_bytes(certificates._load_certificate(who.certificate).public_bytes(Encoding.PEM))
    return place


def chosen(page: SettingsPage, file: Path) -> None:
    """Choose a file by keyboard."""
    known = page.trust_card.known
    known.ask_file = lambda _title: str(file)
    known.add_button.setFocus()
    press(known.add_button, Qt.Key.Key_Space)
    settle()


def typed(page: SettingsPage, fingerprint: str) -> None:
    comparing = page.trust_card.known.comparing
    assert comparing is not None
    assert comparing.typed.hasFocus()
    comparing.typed.selectAll()
    QTest.keyClicks(comparing.typed, fingerprint)
    press(comparing.typed, Qt.Key.Key_Return)
    settle()


# -- desks that are known ------------------------------------------------------------------------------------------


def test_a_desk_is_trusted_once_its_fingerprint_was_typed_as_told(
    house: House, page: SettingsPage, file: Path
) -> None:
    known = page.trust_card.known
    assert "None yet." in words_in(known)
    assert primary(page) == []
    chosen(page, file)
    said = words_in(known)
    assert "Northwind Cooperative" in said
    assert FINGERPRINT[:8] not in said  # what stands here cannot be what was told
    assert primary(page) == ["Trust this desk"]
    typed(page, "0" * 64)
    assert "The two fingerprints are not the same" in words_in(known)
    assert house.office.services.known_desks.all() == ()
    typed(page, in_groups(FINGERPRINT).upper())
    said = words_in(known)
    assert in_groups(FINGERPRINT) in said
    assert "Trusted since" in said
    assert "None yet." not in said
    assert known.add_button.hasFocus()
    assert toast(page) == "Who signed on the desk of Northwind Cooperative is trusted now."
    undo(page)
    assert house.office.services.known_desks.all() == ()
    assert "None yet." in words_in(known)


def test_a_desk_is_trusted_no_more_and_that_can_be_undone(
    house: House, page: SettingsPage, file: Path
) -> None:
    chosen(page, file)
    typed(page, FINGERPRINT)
    before = house.office.services.known_desks.all()
    button(page, "Trust Northwind Cooperative, ReviewDesk desk-1 no more").click()
    assert house.office.services.known_desks.all() == ()
    assert toast(page) == "The desk of Northwind Cooperative is not trusted any more."
    settle()
    assert page.trust_card.known.add_button.hasFocus()
    undo(page)
    assert house.office.services.known_desks.all() == before


def test_nothing_is_added_where_somebody_thinks_better_of_it(
    house: House, page: SettingsPage, file: Path
) -> None:
    known = page.trust_card.known
    known.ask_file = lambda _title: ""
    known.add_button.click()
    assert known.comparing is None
    chosen(page, file)
    button(page, "Do not add it").click()
    settle()
    assert known.comparing is None
    assert known.add_button.hasFocus()
    assert house.office.services.known_desks.all() == ()


def test_a_file_that_is_no_desks_certificate_says_why(page: SettingsPage, tmp_path: Path) -> None:
    known = page.trust_card.known
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Ada")
    for wrong, told in (
        (tmp_path / "gone.pem", "could not be read"),
        (letter, "The certificate cannot be read"),
        (saved(tmp_path / "devon.pem", person(DEVON.name)), "may not vouch for others"),
    ):
        chosen(page, wrong)
        assert told in known.trouble.text.text()
        assert known.trouble.isVisible()
        assert known.comparing is None


def test_a_new_certificate_is_taken_on_the_word_of_the_old_one(
    house: House, page: SettingsPage, file: Path, tmp_path: Path
) -> None:
    chosen(page, file)
    typed(page, FINGERPRINT)
    new = certificates.make_root("Northwind Cooperative", "desk-1", NOW, steady_bytes, key=keys()[1])
    word = certificates.link(root(), new.certificate, NOW, steady_bytes)
    both = tmp_path / "new.pem"
    both.write_bytes(
        b"".join(
            certificates._load_certificate(each).public_bytes(Encoding.PEM)
            for each in (new.certificate, word)
        )
    )
    chosen(page, both)
    comparing = page.trust_card.known.comparing
    assert comparing is not None
    assert "gives its word for this one" in words_in(comparing)
    assert not comparing.field.isVisible()
    assert comparing.trust_button.hasFocus()
    press(comparing.trust_button, Qt.Key.Key_Space)
    assert len(house.office.services.known_desks.all()) == 2


def test_a_list_of_withdrawn_certificates_is_heeded(page: SettingsPage, file: Path, tmp_path: Path) -> None:
    known = page.trust_card.known
    assert not known.withdrawn_button.isVisible()
    chosen(page, file)
    typed(page, FINGERPRINT)
    serial = int(certificates._load_certificate(person(DEVON.name).certificate).serial_number)
    listed = tmp_path / "withdrawn.crl"
    listed.write_bytes(revocation_list(root(), {serial: NOW}, NOW))
    known.ask_file = lambda _title: str(listed)
    known.withdrawn_button.click()
    assert toast(page) == "The list is heeded from now on."
    assert "1 certificate of it is withdrawn" in words_in(known)
    known.ask_file = lambda _title: str(file)
    known.withdrawn_button.click()
    assert "No desk that is known here has signed this list" in known.trouble.text.text()
    known.ask_file = lambda _title: ""
    known.withdrawn_button.click()
    assert not known.trouble.isVisible()


def test_a_refusal_that_comes_late_finds_nobody(page: SettingsPage) -> None:
    known = page.trust_card.known
    page.trust.refused.emit(ReviewDeskError("fingerprint-differs"))
    assert known.comparing is None


# -- this desk's own certificate -----------------------------------------------------------------------------------


def test_the_desks_own_fingerprint_is_told_once_there_is_one(
    house: House, page: SettingsPage, tmp_path: Path
) -> None:
    card = page.trust_card
    assert not card.own_part.isVisible()
    assert not card.renew_button.isVisible()
    card.certificate_button.click()
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    place = tmp_path / "wrenfield.pem"
    dialog.fileSelected.emit(str(place))
    dialog.close()
    assert place.read_bytes() == house.office.services.archive.root_certificate()
    assert card.saved_line.text.text().startswith("Saved in ")
    own = house.office.services.own_root.fingerprint()
    assert in_groups(own) in words_in(card)
    card.copy_button.click()
    assert QGuiApplication.clipboard().text() == in_groups(own)
    assert card.saved_line.text.text() == "The fingerprint is copied."


def test_a_certificate_that_cannot_be_saved_says_so(house: House, tmp_path: Path) -> None:
    model = TrustViewModel(house.office)
    failed: list[ReviewDeskError] = []
    model.failed.connect(failed.append)
    model.save_certificate(tmp_path / "nowhere" / "wrenfield.pem")
    assert [error.key for error in failed] == ["certificate-not-saved"]


def test_a_new_certificate_is_made_after_one_question(house: House, theme: Theme, qtbot: QtBot) -> None:
    services = house.office.services
    services.archive.root_certificate()
    page = opened(house, theme, qtbot, SettingsPage, "settings")
    before = services.own_root.fingerprint()
    for wanted in (False, True):
        page.trust_card.renew_button.click()
        dialog = page.trust_card.dialog
        assert dialog is not None
        assert dialog.keep.hasFocus() or dialog.focusWidget() is dialog.keep
        (dialog.make if wanted else dialog.keep).click()
        assert page.trust_card.dialog is None
        assert (services.own_root.fingerprint() != before) is wanted
    assert in_groups(services.own_root.fingerprint()) in words_in(page.trust_card)
    assert "This desk has a new certificate." in toast(page)


# -- every look ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("setting", EVERY, ids=lambda setting: setting.slug)
def test_every_state_can_be_read_reached_and_heard(house: House, file: Path, setting: Setting) -> None:
    services = house.office.services
    services.archive.root_certificate()
    other = certificates.make_root("", "desk-2", NOW, steady_bytes, key=keys()[1])
    services.known_desks.add(other.certificate, certificates.fingerprint(other.certificate))
    services.time_stamps.set_server("https://time.example.org/tsa", time_root().certificate)
    for window in shown(house.build("settings"), setting):
        page = window.findChild(SettingsPage)
        assert page is not None
        page.trust.look_at(file)
        settle()
        findings = walk(window)
        assert not findings, "\n".join(map(str, findings))
