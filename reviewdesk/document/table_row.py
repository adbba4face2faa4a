"""A row of a table that says again what its columns are, where it begins a page."""

from reviewdesk.document.blocks import Columns


class TableRow(Columns):
    """Columns below a ``head`` that is drawn only at the top of a page, as nothing to be read twice."""

    head: Columns | None = None
    _head_height = 0.0

    def wrap(self, available: float, height: float) -> tuple[float, float]:
        """Measure the row, and the head where it stands above."""
        super().wrap(available, height)
        at_top = bool(getattr(getattr(self, "_frame", None), "_atTop", False))
        self._head_height = self.head.wrap(available, height)[1] if self.head and at_top else 0.0
        self.height += self._head_height
        return available, self.height

    def draw(self) -> None:
        """Draw the row below its head."""
        self.height -= self._head_height
        super().draw()
        if self._head_height and self.head:
            self.head.drawOn(self.canv, 0, self.height)
        self.height += self._head_height
