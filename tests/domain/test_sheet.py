"""A sheet as Markdown: cells stay in their rows whatever stands in them."""

from datetime import UTC, datetime

from reviewdesk.domain.sheet import Sheet, SheetSection, SheetTable, markdown


def test_sections_come_in_order_and_cells_stay_in_their_rows() -> None:
    table = SheetTable(("What", "Why"), (("a | b", "line\none"),))
    sections = (SheetSection("First", ("Words.",), ("one", "two")), SheetSection("Second", table=table))
    told = markdown(Sheet("Title", "Under it", "", datetime(2026, 3, 1, tzinfo=UTC), "en", sections))
    assert told.splitlines() == [
        "# Title", "", "Under it", "",
        "## First", "", "Words.", "", "- one", "- two", "",
        "## Second", "", "| What | Why |", "| --- | --- |", "| a \\| b | line one |",
    ]  # fmt: skip
