"""The templates room: looked at, copied, worded, kept as a version, handed on and brought in."""

from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reviewdesk.domain.people import OwnerKind
from reviewdesk.domain.review import StageKind
from reviewdesk.services.context import DeskContext
from reviewdesk.system.preferences import Preferences
from reviewdesk.ui.office.office import Place
from reviewdesk.ui.office.reviews_page import ReviewsPage
from reviewdesk.ui.office.rooms import rooms_for
from reviewdesk.ui.office.template_editor import TemplateEditor
from reviewdesk.ui.office.templates_page import TemplatesPage
from reviewdesk.ui.theme import Theme
from tests.services.conftest import Company
from tests.ui.office.house import House, new_desk, office_of
from tests.ui.office.rooms import template_hands
from tests.ui.office.rooms.hands import open_page, press, primaries, texts, toasts_of
from tests.ui.office.rooms.template_hands import LOOK, editor_of

page = template_hands.page
editor = template_hands.editor


def test_managers_and_hr_have_the_room_and_employees_have_not() -> None:
    having = {owner for owner in OwnerKind if "templates" in {room.key for room in rooms_for(owner)}}
    assert having == {OwnerKind.MANAGER, OwnerKind.HR}


def test_what_ships_is_looked_at_and_can_only_be_copied(page: TemplatesPage) -> None:
    assert "75 minutes, 40 of them looking forward" in texts(page)
    press(page, LOOK)
    assert primaries(page) == ["Make a copy"]
    assert "How was this year for you, …?" in texts(page)
    assert "It does more than you set out to do, and somebody has noticed." in texts(page)
    assert "Take off the shelf" not in [
        button.text() for button in page.findChildren(type(page.target.button))
    ]
    press(page, "Back to the templates")
    assert page.listing.isVisible()


def test_a_copy_is_worded_kept_and_planned_with(
    house: House, theme: Theme, page: TemplatesPage, editor: TemplateEditor, company: Company
) -> None:
    toasts = toasts_of(page)
    assert primaries(page) == ["Keep as version 1"]
    name = editor.panel.fields["name"].control
    name.selectAll()
    QTest.keyClicks(name, "Our year")
    assert editor.title.text() == "Our year"
    press(page, "Keep as version 1")
    assert toasts.said[-1][0] == "Our year is kept as version 1."
    assert "Our year" in texts(page.own)
    planning = open_page(house, theme, Place("reviews", f"plan/{company.dana}"), ReviewsPage)
    assert planning.panel is not None
    choice = planning.panel.template.control
    choice.setCurrentIndex(choice.findText("Our year · 75 minutes"))
    press(planning, "Plan it")
    (review,) = house.office.services.reviews.all()
    assert review.template == "Our year"


def test_each_keeping_is_a_version_and_can_be_undone(page: TemplatesPage, editor: TemplateEditor) -> None:
    del editor
    toasts = toasts_of(page)
    press(page, "Keep as version 1")
    press(page, "Look at Year review, our way, Yours, version 1")
    assert primaries(page) == ["Word it anew"]
    press(page, "Word it anew")
    press(page, "Keep as version 2")
    assert "75 minutes, 40 of them looking forward · Yours, version 2" in texts(page)
    toasts.undo()
    assert "75 minutes, 40 of them looking forward · Yours, version 1" in texts(page)


def test_leaving_keeps_nothing_and_can_be_undone(page: TemplatesPage, editor: TemplateEditor) -> None:
    toasts = toasts_of(page)
    editor.panel.fields["name"].control.setText("Half a thought")
    press(page, "Leave without keeping")
    assert toasts.said[-1][0] == "Nothing was kept."
    assert page.view_model.snapshot is not None
    assert page.view_model.snapshot.own == ()
    toasts.undo()
    assert editor_of(page).title.text() == "Half a thought"
    press(page, "Keep as version 1")
    assert "Half a thought" in texts(page.own)


def test_leaving_without_a_change_says_nothing(page: TemplatesPage, editor: TemplateEditor) -> None:
    del editor
    toasts = toasts_of(page)
    press(page, "Leave without keeping")
    assert toasts.said == []


def test_too_little_time_ahead_is_said_calmly_and_cannot_be_kept(
    page: TemplatesPage, editor: TemplateEditor
) -> None:
    minutes = editor.outline.minutes
    minutes[StageKind.PROGRESS].setValue(60)
    assert not editor.keep.isEnabled()
    assert any(
        text.startswith("122 minutes, 40 of them looking forward. Less than half") for text in texts(page)
    )
    assert "Less than half" in editor.keep.accessibleDescription()
    minutes[StageKind.PLAN].setValue(90)
    assert editor.keep.isEnabled()
    assert editor.keep.accessibleDescription() == ""
    press(page, "Keep as version 1")
    assert page.editor is None


def test_hr_words_templates_too(
    context: DeskContext, preferences: Preferences, tmp_path: Path, theme: Theme, dressed_app: QApplication
) -> None:
    del dressed_app
    desk = new_desk(tmp_path / "hr", context, "hr")
    house = House(office_of(desk, DeskContext(desk, context.library), preferences))
    page = open_page(house, theme, Place("templates"), TemplatesPage)
    press(page, LOOK)
    press(page, "Make a copy")
    press(page, "Keep as version 1")
    assert "Year review, our way" in texts(page.own)
    house.close()
    desk.close()


def test_the_words_of_the_scale_are_the_desks_own(page: TemplatesPage, editor: TemplateEditor) -> None:
    press(page, "Words of the scale")
    editor.panel.fields["scale.beyond.label"].control.setText("More than hoped")
    editor.panel.fields["scale.beyond.meaning"].control.setPlainText("It went further than we dared to say.")
    press(page, "Keep as version 1")
    press(page, "Look at Year review, our way, Yours, version 1")
    assert "More than hoped" in texts(page)


def test_a_template_is_taken_off_the_shelf_and_put_back(page: TemplatesPage, editor: TemplateEditor) -> None:
    del editor
    toasts = toasts_of(page)
    press(page, "Keep as version 1")
    press(page, "Look at Year review, our way, Yours, version 1")
    press(page, "Take off the shelf")
    assert toasts.said[-1][0] == "Year review, our way is off the shelf."
    assert "Off the shelf" in texts(page)
    press(page, "Put Year review, our way back on the shelf")
    assert "Off the shelf" not in texts(page)
    press(page, "Look at Year review, our way, Yours, version 1")
    press(page, "Take off the shelf")
    toasts.undo()
    assert "Off the shelf" not in texts(page)
