"""How the widgets that carry meaning look, compared with pictures that were looked at."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from reviewdesk.ui.theme import Mode, Theme
from reviewdesk.ui.widgets import Avatar, Button, RatingScale, Row, StageLook, StageRail, TimelineRow, Veil
from tests.ui.pictures import assert_like_golden, difference, settle


def people(theme: Theme) -> QWidget:
    row = Row(theme, spacing=12)
    row.add(Avatar(theme, "DP", "employee"))
    row.add(Avatar(theme, "ME", "manager"))
    row.add(Button(theme, "We agree", "primary", icon="check"))
    row.add(Button(theme, "Next goal", icon="arrow-right", icon_after=True))
    row.add(Button(theme, "Back", "ghost", icon="chevron-left"))
    return row


def scale(theme: Theme) -> QWidget:
    return RatingScale(theme, name="Agreed rating", step="achieved")


def rail(theme: Theme) -> QWidget:
    made = StageRail(theme)
    made.set_stages(
        [StageLook("Welcome", "done"), StageLook("Growth", "now", "1 of 2"), StageLook("Sign-off")]
    )
    return made


def veil(theme: Theme) -> QWidget:
    return Veil(theme, "manager")


def timeline(theme: Theme) -> QWidget:
    return TimelineRow(theme, "14 Oct", "Check-in", "One promise made", first=True)


def drawn(build: Callable[[Theme], QWidget], mode: Mode, *, mirrored: bool) -> QImage:
    """Return the widget alone on its canvas."""
    theme = Theme(mode, ramp="meeting", reduced_motion=True)
    host = QWidget()
    theme.dress(host)
    if mirrored:
        host.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QVBoxLayout(host).addWidget(build(theme))
    host.resize(640, host.sizeHint().height())
    host.show()
    settle()
    image = host.grab().toImage()
    host.close()
    return image


@pytest.mark.parametrize("mirrored", [False, True], ids=["ltr", "rtl"])
@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("build", [people, scale, rail, veil, timeline])
def test_it_looks_as_it_was_approved(
    dressed_app: QApplication, build: Callable[[Theme], QWidget], mode: Mode, *, mirrored: bool
) -> None:
    del dressed_app
    direction = "rtl" if mirrored else "ltr"
    assert_like_golden(drawn(build, mode, mirrored=mirrored), f"{build.__name__}-{mode}-{direction}")


def test_a_different_picture_is_told_apart(dressed_app: QApplication) -> None:
    del dressed_app
    one = drawn(people, "light", mirrored=False)
    other = one.copy()
    for x in range(40):
        for y in range(20):
            other.setPixelColor(x, y, QColor("#000000"))
    assert difference(one, other) == pytest.approx(800 / (one.width() * one.height()), rel=0.05)
    assert difference(one, one.scaled(10, 10)) == 1.0
