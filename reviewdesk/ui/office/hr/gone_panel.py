"""Beside the log of what has gone: everything it keeps of one plan."""

from reviewdesk.domain.retention import RetentionClass
from reviewdesk.services.register_snapshots import DisposalView
from reviewdesk.system.i18n import _
from reviewdesk.ui import dates
from reviewdesk.ui.office.words import in_groups, isolated
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Column, Frame, Text

_APART = 8


class GonePanel(Frame):
    """``confirmed_by`` is empty where it was somebody of another archive."""

    def __init__(
        self, theme: Theme, gone: DisposalView | None, rule: RetentionClass | None, confirmed_by: str
    ) -> None:
        super().__init__(theme, "card", spacing=12)
        if gone is None:
            told = _("Choose a plan to see all that the log keeps of it.")
            self.add(Text(theme, told, "body", tone="text2", wrap=True))
            return
        who = isolated(confirmed_by) if confirmed_by else _("somebody of another archive, as its copy says")
        pairs = (
            (_("Document number"), gone.document_id),
            (_("Fingerprint of the file"), in_groups(gone.sha256)),
            (_("Rule"), rule.name if rule else gone.retention_class),
            (_("Why it was kept"), gone.rule),
            (_("Kept long enough since"), dates.short_day(gone.review_on)),
            (_("Disposed of"), dates.stamp(gone.disposed_at)),
            (_("Confirmed by"), who),
        )
        column = self.add(Column(theme, spacing=1))
        for name, value in pairs:
            column.add(Text(theme, name, "caption", tone="text3", wrap=True))
            column.add(Text(theme, value, "label", wrap=True))
            column.add_space(_APART)
