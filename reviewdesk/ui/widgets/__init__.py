"""Reusable controls; own-painted ones subclass real controls, so that role, state and arrow keys come free.

How to compose a page::

    page = Page(theme)                            # scrolls, centred column; lengths are px at 100 %
    page.add(Text(theme, _("Good morning, Maya"), "h1", wrap=True))
    page.add_space(20)
    card = page.add(Frame(theme, "card"))         # Frame, Column, Row: add, add_space, add_stretch
    card.add(Field(theme, _("First small step"), LineEdit(theme)))
    row = card.add(Row(theme, spacing=8))
    row.add(Button(theme, _("Share with Maya"), "primary"))

The window owns the ``Theme``, calls ``theme.dress(self)`` once and creates ``FocusRing(self, theme)`` last.
What stands side by side goes into a ``Reflow``, which stacks at 200 % text. ``tests/ui/gallery.py`` is
an example to copy, ``gallery_widgets.py`` shows every widget.

Rules every widget here keeps: the theme is the first argument; ``retheme`` runs on ``theme.changed``;
``minimumSizeHint`` lets no word be cut; an own-painted one answers ``painted_overflow`` for the accessibility
walker; nothing moves under reduced motion.
"""

from reviewdesk.ui.widgets.action_card import ActionCard
from reviewdesk.ui.widgets.announce import announce
from reviewdesk.ui.widgets.avatar import Avatar
from reviewdesk.ui.widgets.button import Button, ButtonKind
from reviewdesk.ui.widgets.check_box import CheckBox
from reviewdesk.ui.widgets.choosers import ComboBox, DateEdit
from reviewdesk.ui.widgets.command_palette import CommandPalette
from reviewdesk.ui.widgets.containers import Column, Frame, FrameRole, Line, Row
from reviewdesk.ui.widgets.covered_edit import CoveredEdit
from reviewdesk.ui.widgets.cross_fade import cross_fade
from reviewdesk.ui.widgets.curtain import Curtain
from reviewdesk.ui.widgets.drop_target import DropTarget
from reviewdesk.ui.widgets.field import Field
from reviewdesk.ui.widgets.focus_ring import FocusRing
from reviewdesk.ui.widgets.focus_soon import FocusSoon
from reviewdesk.ui.widgets.form import Form
from reviewdesk.ui.widgets.icon import Icon
from reviewdesk.ui.widgets.ink import Stroke, draw_strokes
from reviewdesk.ui.widgets.inputs import LineEdit, TextEdit
from reviewdesk.ui.widgets.key_sheet import KeySheet
from reviewdesk.ui.widgets.marks import CANNOT_JUDGE, STEPS, RatingMark, Step, step_word
from reviewdesk.ui.widgets.menu import Menu
from reviewdesk.ui.widgets.nav_item import NavItem
from reviewdesk.ui.widgets.notices import Banner, EmptyState, Toast
from reviewdesk.ui.widgets.overlay import Overlay
from reviewdesk.ui.widgets.page import Page
from reviewdesk.ui.widgets.passphrase_edit import PassphraseEdit
from reviewdesk.ui.widgets.pdf_view import PdfView
from reviewdesk.ui.widgets.peek_button import PeekButton
from reviewdesk.ui.widgets.progress_bar import ProgressBar
from reviewdesk.ui.widgets.rating_scale import RatingScale
from reviewdesk.ui.widgets.rating_words import USUAL, RatingWords
from reviewdesk.ui.widgets.reflow import Reflow
from reviewdesk.ui.widgets.rows import IconLine, ListRow, TimelineRow
from reviewdesk.ui.widgets.scale_legend import ScaleLegend
from reviewdesk.ui.widgets.secret_rating import SecretRating
from reviewdesk.ui.widgets.signature_pad import SignaturePad
from reviewdesk.ui.widgets.sparkline import Sparkline
from reviewdesk.ui.widgets.stage_rail import StageItem, StageLook, StageRail
from reviewdesk.ui.widgets.text import Text
from reviewdesk.ui.widgets.time_ring import TimeRing
from reviewdesk.ui.widgets.veil import Veil

__all__ = [
    "CANNOT_JUDGE",
    "STEPS",
    "USUAL",
    "ActionCard",
    "Avatar",
    "Banner",
    "Button",
    "ButtonKind",
    "CheckBox",
    "Column",
    "ComboBox",
    "CommandPalette",
    "CoveredEdit",
    "Curtain",
    "DateEdit",
    "DropTarget",
    "EmptyState",
    "Field",
    "FocusRing",
    "FocusSoon",
    "Form",
    "Frame",
    "FrameRole",
    "Icon",
    "IconLine",
    "KeySheet",
    "Line",
    "LineEdit",
    "ListRow",
    "Menu",
    "NavItem",
    "Overlay",
    "Page",
    "PassphraseEdit",
    "PdfView",
    "PeekButton",
    "ProgressBar",
    "RatingMark",
    "RatingScale",
    "RatingWords",
    "Reflow",
    "Row",
    "ScaleLegend",
    "SecretRating",
    "SignaturePad",
    "Sparkline",
    "StageItem",
    "StageLook",
    "StageRail",
    "Step",
    "Stroke",
    "Text",
    "TextEdit",
    "TimeRing",
    "TimelineRow",
    "Toast",
    "Veil",
    "announce",
    "cross_fade",
    "draw_strokes",
    "step_word",
]
