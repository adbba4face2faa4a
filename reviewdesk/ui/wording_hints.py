"""Which hint on wording stands under which text, if any: as long as one conversation lasts, and no longer."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from reviewdesk.content.wording import FieldKind, Hint, Wording, shipped_wording
from reviewdesk.system.i18n import _, language
from reviewdesk.ui.tasks import Runner

AROUND: Final = 3000
"""Characters before and after the caret that are looked at in a longer text."""
SHORT: Final = 240
"""Characters up to which a text needs no word about where the hint points."""


def _always() -> bool:
    return True


@dataclass(slots=True)
class WordingHints:
    """``wanted`` asks the preferences at every look, so that the setting acts at once.

    ``here`` are the names of the two people. A hint that was waved off stays away from that text; one that was spoken
    is not spoken again. The rules are read beside the window as a conversation begins; until then there is no hint.
    """

    tasks: Runner
    here: tuple[str, ...] = ()
    wanted: Callable[[], bool] = _always
    _rules: Wording | None = None
    _asked: bool = False
    _waved_off: set[str] = field(default_factory=set)
    _spoken: set[tuple[str, str]] = field(default_factory=set)

    def begin(self, *here: str) -> None:
        """Forget what was waved off: another conversation begins."""
        self.here = here
        self._waved_off.clear()
        self._spoken.clear()
        if self.wanted():
            self._read_rules()

    def _read_rules(self) -> None:
        if not self._asked:
            self._asked, spoken = True, language()
            self.tasks.pool(lambda: shipped_wording(spoken)).on_success(self._on_rules_read)

    def _on_rules_read(self, rules: Wording | None) -> None:
        self._rules = rules

    def hint(self, place: str, kind: FieldKind, text: str, caret: int) -> Hint | None:
        """Return what to offer for ``text`` in the field ``place``, one thing at most."""
        if place in self._waved_off or not self.wanted():
            return None
        self._read_rules()  # hints may have been switched on since
        if self._rules is None:
            return None
        nearby = text[max(0, caret - AROUND) : caret + AROUND]
        return next(iter(self._rules.hints(nearby, kind, self.here)), None)

    def wave_off(self, place: str) -> None:
        """Leave this text alone from now on."""
        self._waved_off.add(place)

    def is_news(self, place: str, hint: Hint) -> bool:
        """Say whether this offer was not made here before; asking counts as making it."""
        made = (place, hint.rule)
        if made in self._spoken:
            return False
        self._spoken.add(made)
        return True


def line_of(hint: Hint, text: str, caret: int) -> str:
    """Return the offer in words; in a longer text it says where."""
    words = _("{sentence} For example: “{offer}”").format(sentence=_(hint.sentence), offer=_(hint.offer))
    if len(text) <= SHORT:
        return words
    nearby = text[max(0, caret - AROUND) : caret + AROUND]
    return _("At “{words}”: {hint}").format(words=" ".join(nearby[slice(*hint.span)].split()), hint=words)
