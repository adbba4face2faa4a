"""Preparing, on the screen: one question a page, what was noted beside it, and how far one has come."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from reviewdesk.domain.people import Party
from reviewdesk.services.office_snapshots import PrepareView
from reviewdesk.system.i18n import _
from reviewdesk.ui.dates import clock_words, moment_words
from reviewdesk.ui.prepare.prepare_ending import PrepareEnding
from reviewdesk.ui.prepare.prepare_topic import PrepareTopic
from reviewdesk.ui.prepare.prepare_view_model import PrepareViewModel
from reviewdesk.ui.prepare.step_dots import StepDots
from reviewdesk.ui.prepare.steps import StepKind
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Column, FocusSoon, IconLine, ProgressBar, Reflow, Row, Text

_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class PreparePanel(Column):
    """Lives in a page that scrolls. ``left``: the person goes back to where they came from; ``turned``: a new page."""

    left = Signal()
    turned = Signal()

    def __init__(self, theme: Theme, model: PrepareViewModel, back: str) -> None:
        super().__init__(theme, spacing=0)
        self.model, self._back = model, back
        self.topic: PrepareTopic | None = None
        self.ending: PrepareEnding | None = None
        self._focus = FocusSoon(self, self.first_focus)
        model.opened.connect(self._on_model_opened)
        model.closing.connect(self._on_model_closing)
        model.stepped.connect(self._on_model_stepped)
        model.progressed.connect(self._on_model_progressed)
        model.saved.connect(self._on_model_saved)
        model.saving_failed.connect(self._on_model_saving_failed)

    def first_focus(self) -> QWidget | None:
        """Return the first control of the open page."""
        if self.topic is not None:
            return self.topic.first_focus()
        return self.next if self.ending is not None else None

    # -- building ------------------------------------------------------------------------------------------------

    def _on_model_opened(self) -> None:
        self.clear()
        view = self.model.view
        if view is None:
            return
        top = self.add(Row(self.theme, spacing=12))
        back = top.add(Button(self.theme, self._back, "ghost", icon="arrow-left", name=_("Back to the list")))
        back.clicked.connect(self._on_left)
        top.add_stretch()
        self.saved = top.add(IconLine(self.theme, "lock", _privacy(view)))
        self.add_space(8)
        self.add(Text(self.theme, _title(view), "h1", wrap=True))
        self.add_space(4)
        self.add(Text(self.theme, _subtitle(view), "body", tone="text2", wrap=True))
        self.add_space(16)
        self.add(self._progress())
        self.add_space(18)
        self.page = self.add(Column(self.theme, spacing=0))
        self.add_stretch()
        self._show_step()
        self._focus.ask()

    def _foot(self) -> Row:
        foot = Row(self.theme, spacing=12)
        self.back = foot.add(Button(self.theme, _("Back"), icon="arrow-left"))
        foot.add_stretch()
        self.next = foot.add(Button(self.theme, _("Next"), "primary", icon="arrow-right", icon_after=True))
        self.back.clicked.connect(self._on_back_clicked)
        self.next.clicked.connect(self._on_next_clicked)
        return foot

    def _progress(self) -> QWidget:
        topics = self.model.topics
        self.dots = StepDots(self.theme, [step.title for step in topics])
        self.dots.asked.connect(self.model.go_to)
        told = Row(self.theme, spacing=12)
        self.bar = told.add(ProgressBar(self.theme, 0.0, name=_("Your preparation")), 1)
        self.count = told.add(Text(self.theme, "", "label", tone="text2"))
        return Reflow(self.theme, [(self.dots, 0), (told, 1)], spacing=20)

    def _show_step(self) -> None:
        model = self.model
        self._drop_page()
        if model.step.kind is StepKind.END:
            self.ending = self.page.add(PrepareEnding(self.theme, model, self._foot()))
        else:
            self.topic = self.page.add(PrepareTopic(self.theme, model, self._foot()))
        self.dots.show_place(model.place)
        self.back.setVisible(model.place > 0)
        self._on_model_progressed()
        self.turned.emit()

    def _drop_page(self) -> None:
        if self.topic is not None:
            self.topic.release()
        self.topic = self.ending = None
        self.page.clear()

    # -- what the model says -------------------------------------------------------------------------------------

    def _on_model_closing(self) -> None:
        self._drop_page()
        self.clear()

    def _on_model_stepped(self) -> None:
        self._show_step()
        self._focus.ask()  # loading the topic takes a moment, and keys must not land elsewhere meanwhile

    def _on_model_progressed(self) -> None:
        model = self.model
        if model.view is None:
            return
        for dot, step in zip(self.dots.dots, model.topics, strict=True):
            dot.set_done(done=model.is_done(step))
        done, count = model.done, len(model.topics)
        self.bar.set_share(done / count if count else 0.0)
        self.count.setText(_("{done} of {count} topics").format(done=done, count=count))
        self._show_next()
        if self.ending is not None:
            self.ending.refresh()

    def _show_next(self) -> None:
        model = self.model
        self.next.set_icon("" if model.is_last else "arrow-right")
        if not model.is_last:
            self.next.setText(_("Next"))
        elif model.view is not None and model.view.party is Party.EMPLOYEE and not model.ready:
            self.next.setText(_("Ready to share"))
        else:
            self.next.setText(_("Done for now") if model.done < len(model.topics) else _("Done"))

    def _on_model_saved(self, at: object) -> None:
        if self.model.view is not None:
            self.saved.set_line("cloud-check", _("Saved {time}").format(time=clock_words(at)))  # type: ignore[arg-type]  # Autosave emits an aware datetime

    def _on_model_saving_failed(self, _error: object) -> None:
        if self.model.view is not None:
            self.saved.set_line(
                "circle-alert",
                _("Not saved yet. Your words are kept, and saving is tried again."),
                tone="warn",
            )

    # -- what the person does ------------------------------------------------------------------------------------

    def _on_left(self) -> None:
        self.model.flush()
        self.left.emit()

    def _on_back_clicked(self) -> None:
        self.model.go_to(self.model.place - 1)

    def _on_next_clicked(self) -> None:
        model = self.model
        if not model.is_last:
            model.go_to(model.place + 1)
            return
        if model.view is not None and model.view.party is Party.EMPLOYEE and not model.ready:
            model.set_ready(ready=True)
            return
        self._on_left()


def _title(view: PrepareView) -> str:
    if view.party is Party.EMPLOYEE:
        return _("Prepare your review, {name}").format(name=view.person_given_name)
    return _("Prepare for {name}’s review").format(name=view.other_given_name)


def _subtitle(view: PrepareView) -> str:
    review = view.review
    parts = [review.title]
    if review.planned_at is not None:
        parts.append(moment_words(review.planned_at))
    parts.append(_("{n} minutes").format(n=review.minutes))
    return " · ".join(parts)


def _privacy(view: PrepareView) -> str:
    if view.party is Party.EMPLOYEE:
        return _("Locked with your passphrase")
    return _("Only you see this")
