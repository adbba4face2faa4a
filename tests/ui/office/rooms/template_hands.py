"""The templates room with its editor open, as it is for somebody who words a copy."""

import pytest

from reviewdesk.ui.office.office import Place
from reviewdesk.ui.office.template_editor import TemplateEditor
from reviewdesk.ui.office.templates_page import TemplatesPage
from reviewdesk.ui.theme import Theme
from tests.ui.office.house import House
from tests.ui.office.rooms.hands import open_page, press
from tests.ui.pictures import settle

LOOK = "Look at Year review, Comes with ReviewDesk"


@pytest.fixture
def page(house: House, theme: Theme) -> TemplatesPage:
    return open_page(house, theme, Place("templates"), TemplatesPage)


@pytest.fixture
def editor(page: TemplatesPage) -> TemplateEditor:
    press(page, LOOK)
    press(page, "Make a copy")
    return editor_of(page)


def editor_of(page: TemplatesPage) -> TemplateEditor:
    """Return the editor that is open."""
    settle()
    assert page.editor is not None
    return page.editor
