"""A template is saved as a file and brought in; a file that is broken is answered on the page."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from reviewdesk.content.library import load_template
from reviewdesk.content.template_toml import to_toml
from reviewdesk.ui.office.templates_page import TemplatesPage
from tests.ui.office.rooms import template_hands
from tests.ui.office.rooms.hands import Toasts, press, texts, toasts_of
from tests.ui.office.rooms.template_hands import LOOK

page = template_hands.page


@pytest.fixture
def asked(page: TemplatesPage, tmp_path: Path) -> Callable[[str], Path]:
    """Let the picker answer with a file of this name."""

    def answer(name: str) -> Path:
        place = tmp_path / name
        page.target._ask = lambda: str(place)
        return place

    return answer


def the_dialog(page: TemplatesPage) -> QFileDialog:
    (dialog,) = page.findChildren(QFileDialog)
    return dialog


def test_a_template_is_saved_as_a_file_and_brought_in(
    page: TemplatesPage, asked: Callable[[str], Path]
) -> None:
    toasts: Toasts = toasts_of(page)
    place = asked("ours.toml")
    press(page, LOOK)
    press(page, "Save as a file")
    dialog = the_dialog(page)
    assert dialog.selectedFiles()[0].endswith("year-review.toml")
    dialog.fileSelected.emit(str(place))
    dialog.close()
    assert toasts.said[-1][0].startswith("A copy lies in")
    assert load_template(place).id == "year-review"
    press(page, "Back to the templates")
    press(page, "Choose a template file")
    assert toasts.said[-1][0] == "Year review is on your shelf now."
    assert "75 minutes, 40 of them looking forward · Yours, version 3" in texts(page)
    toasts.undo()
    assert page.view_model.snapshot is not None
    assert page.view_model.snapshot.own == ()


def test_a_picker_that_was_closed_does_nothing(page: TemplatesPage) -> None:
    toasts = toasts_of(page)
    press(page, LOOK)
    press(page, "Save as a file")
    the_dialog(page).reject()
    assert toasts.said == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("format = 1", "format = 2", "newer version of ReviewDesk"),
        ("[[stages]]", "[[stages", "not written as TOML"),
        ('kind = "plan"', 'kind = "verdict"', "does not fit the form"),
        ("minutes = 18", "minutes = 1" + "0" * 5000, "not written as TOML"),
        ("format = 1", "x" + ".x" * 90000 + " = 1", "deeper than any template"),
        ("format = 1", "#" * 300_000, "larger than 256 KiB"),
        ('id = "glad"', 'id = "need"', "the same thing twice"),
    ],
)
def test_a_broken_newer_or_hostile_file_is_said_on_the_page_and_changes_nothing(
    page: TemplatesPage, asked: Callable[[str], Path], old: str, new: str, said: str
) -> None:
    place = asked("from-somewhere.toml")
    whole = to_toml(page.view_model.office.services.templates.edition("year-review"))
    assert old in whole
    place.write_text(whole.replace(old, new, 1), encoding="utf-8")
    press(page, "Choose a template file")
    told = [text for text in texts(page) if "from-somewhere.toml" in text]
    assert len(told) == 1
    assert said in told[0]
    assert page.view_model.snapshot is not None
    assert page.view_model.snapshot.own == ()
    press(page, LOOK)
    press(page, "Back to the templates")
    assert not [text for text in texts(page) if "from-somewhere.toml" in text]
