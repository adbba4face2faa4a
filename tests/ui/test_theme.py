"""A theme dresses its window, and only its window."""

import gc
import weakref

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontInfo, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reviewdesk.system.resources import resource
from reviewdesk.ui.theme import Mode, Theme, load_fonts, prepare_application, window_factor
from reviewdesk.ui.theme.icons import DIRECTIONAL, IconCache
from reviewdesk.ui.theme.typography import RAMPS
from reviewdesk.ui.widgets import Button, Page, Text


def test_changing_the_theme_tells_its_widgets_once(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.set(mode="dark", scale=1.5)
    with qtbot.assertNotEmitted(theme.changed):
        theme.set(mode="dark", scale=1.5)


def test_text_grows_with_the_text_size_and_with_the_room(theme: Theme) -> None:
    label = Text(theme, "Words")
    small = label.sizeHint().width()
    theme.set(scale=1.3, shared=1.6)
    assert label.sizeHint().width() == pytest.approx(small * 1.3 * 1.6, rel=0.06)


def test_two_windows_keep_their_own_look(theme: Theme, qtbot: QtBot) -> None:
    other = Theme("dark")
    light, dark = QWidget(), QWidget()
    qtbot.addWidget(light)
    qtbot.addWidget(dark)
    theme.dress(light)
    other.dress(dark)
    assert light.palette().window().color() == QColor("#F7F5F1")
    assert dark.palette().window().color() == QColor("#161513")
    theme.set(mode="high_contrast")
    assert light.palette().window().color() == QColor("#FFFFFF")
    assert dark.palette().window().color() == QColor("#161513")


def test_a_window_that_is_gone_does_not_trouble_the_theme(theme: Theme, qtbot: QtBot) -> None:
    gone = QWidget()
    theme.dress(gone)
    Text(theme, "Words").setParent(gone)
    with qtbot.waitSignal(gone.destroyed):
        gone.deleteLater()
    theme.set(mode="dark")
    assert theme.colour("canvas") == QColor("#161513")


def test_the_theme_does_not_keep_dead_widgets(theme: Theme, dressed_app: QApplication) -> None:
    button = weakref.ref(Button(theme, "Gone"))
    gc.collect()
    dressed_app.processEvents()
    assert button() is None


def test_the_vendored_fonts_are_the_ones_drawn(theme: Theme) -> None:
    assert {"Inter", "Source Serif 4"} <= set(load_fonts())
    assert QFontInfo(theme.font("body")).family() == "Inter"
    assert QFontInfo(theme.font("question")).family() == "Source Serif 4"


@pytest.mark.parametrize("pair", ["慧敏", "नम", "ทย", "한국", "עב", "عب"])
def test_names_in_other_scripts_are_drawn_as_letters(theme: Theme, pair: str) -> None:
    """A letter that no font has is drawn as the same box as the next one."""
    one, other = (Text(theme, letter, "h1").grab().toImage() for letter in pair)
    assert one != other


def test_nothing_in_the_meeting_is_below_sixteen_pixels_at_1080p(meeting_theme: Theme) -> None:
    """After word recall in a 360p video: 14 px 5 %, 20 px 90 %, 24 px 99 %."""
    meeting_theme.set(shared=window_factor(1920, 1080))
    sizes = {role: meeting_theme.font(role).pixelSize() for role in RAMPS["meeting"]}
    assert min(sizes.values()) >= 16
    assert min(sizes[role] for role in ("body", "strong", "input")) >= 20
    assert min(sizes[role] for role in ("question", "rating", "heading")) >= 24


@pytest.mark.parametrize(
    ("size", "factor"),
    [((800, 600), 1.0), ((1366, 768), 1.0), ((1660, 934), 1.2), ((1920, 1080), 1.35), ((3840, 2160), 1.35)],
)
def test_the_meeting_grows_with_its_window(size: tuple[int, int], factor: float) -> None:
    assert window_factor(*size) == pytest.approx(factor)


def test_reduced_motion_stills_everything(theme: Theme) -> None:
    assert theme.motion(320) == 0
    theme.set(reduced_motion=False)
    assert theme.motion(320) == 320


def test_an_icon_is_drawn_once_and_kept(dressed_app: QApplication) -> None:
    del dressed_app
    cache = IconCache()
    black = QColor("#000000")
    assert cache.pixmap("lock", black, 18) is cache.pixmap("lock", black, 18)
    assert cache.pixmap("lock", black, 18, ratio=2.0).width() == 36


def test_icons_that_point_turn_with_the_reading_direction(dressed_app: QApplication) -> None:
    del dressed_app
    cache = IconCache()
    black = QColor("#000000")
    straight = cache.pixmap("arrow-right", black, 24).toImage()
    turned = cache.pixmap("arrow-right", black, 24, mirrored=True).toImage()
    assert turned != straight
    assert turned == straight.flipped(Qt.Orientation.Horizontal)
    assert (
        cache.pixmap("lock", black, 24, mirrored=True).toImage() == cache.pixmap("lock", black, 24).toImage()
    )


def test_an_icon_takes_the_colour_of_its_token(theme: Theme) -> None:
    image = QImage(24, 24, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    theme.draw_icon(painter, QRectF(0, 0, 24, 24), "minus", "danger")
    painter.end()
    assert image.pixelColor(12, 12).name() == "#a32a20"


def test_an_unknown_icon_is_refused(theme: Theme) -> None:
    with pytest.raises(FileNotFoundError):
        theme.icons.pixmap("unicorn", QColor("black"), 16)


def test_every_directional_icon_exists() -> None:
    assert all(resource("icons", f"{name}.svg").is_file() for name in DIRECTIONAL)


@pytest.mark.parametrize("mode", ["dark", "high_contrast"])
def test_an_open_window_with_a_page_takes_new_colours(theme: Theme, window: QWidget, mode: Mode) -> None:
    """A new style sheet gave the window its old palette back, so that a page kept its light ground."""
    page = Page(theme)
    column = window.layout()
    assert column is not None
    column.addWidget(page)
    QApplication.processEvents()
    theme.set(mode=mode)
    QApplication.processEvents()
    picture = window.grab().toImage()
    assert picture.pixelColor(picture.rect().center()) == theme.colour("canvas")


def test_an_application_prepared_again_keeps_the_style_in_use(dressed_app: QApplication) -> None:
    gone: list[bool] = []
    style = dressed_app.style()
    style.destroyed.connect(lambda: gone.append(True))
    prepare_application(dressed_app)
    assert (gone, dressed_app.style().name()) == ([], "fusion")
