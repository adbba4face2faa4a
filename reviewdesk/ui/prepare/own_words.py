"""A labelled text of a preparation, tied to the person's own shared document."""

from reviewdesk.coedit.shared_doc import SharedDoc
from reviewdesk.content.messages import sentence
from reviewdesk.domain.errors import RuleViolation
from reviewdesk.domain.people import Party
from reviewdesk.ui.hint_under import hint_under
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Field
from reviewdesk.ui.widgets.shared_edit import SharedEdit
from reviewdesk.ui.wording_hints import WordingHints


class OwnWords(Field[SharedEdit]):
    """Saves by itself through the document; only its writer ever sees it."""

    def __init__(
        self,
        theme: Theme,
        label: str,
        *,
        doc: SharedDoc,
        field: str,
        party: Party,
        hints: WordingHints,
        hint: str = "",
        optional: bool = False,
    ) -> None:
        super().__init__(theme, label, SharedEdit(), hint=hint, optional=optional)
        self.control.bind(doc, field, party)
        self.control.refused.connect(self._on_control_refused)
        self.control.edited.connect(self.clear_error)
        self.wording = hint_under(self, field, hints)
        self.retheme()

    def retheme(self) -> None:
        """Take fonts and lengths from the theme again."""
        super().retheme()
        if hasattr(self, "control"):  # the first call comes from the constructor of the base
            self.control.setFont(self.theme.font("input"))

    def _on_control_refused(self, violation: RuleViolation) -> None:
        self.set_error(sentence(violation))
