"""The first seal vouches for all that came before it, so nothing else may come with it."""

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pikepdf
import pytest
from pyhanko.pdf_utils import generic as _generic

from reviewdesk.document import signing
from reviewdesk.document.render import render
from reviewdesk.document.verify import verify
from tests.document.attacks.additions import annotate
from tests.document.attacks.kit import field_of
from tests.document.attacks.pages import paint_over
from tests.document.sample import DEVON, MAYA, sample
from tests.document.signed import declined_plan, plan, root, seal

generic: Any = _generic
Change = Callable[[Any], None]


def _page(writer: Any) -> Any:
    return writer.root["/Pages"]["/Kids"][0]


def _box(*edges: int) -> Any:
    return generic.ArrayObject([generic.NumberObject(edge) for edge in edges])


def _turned(writer: Any) -> None:
    _page(writer)["/Rotate"] = generic.NumberObject(180)
    writer.update_container(_page(writer))


def _cropped(writer: Any) -> None:
    _page(writer)["/CropBox"] = _box(0, 700, 600, 800)
    writer.update_container(_page(writer))


def _fonts_swapped(writer: Any) -> None:
    fonts = _page(writer)["/Resources"]["/Font"]
    one, other = list(fonts)[:2]
    fonts[one], fonts[other] = fonts.raw_get(other), fonts.raw_get(one)
    writer.update_container(fonts)


def _field_over_the_page(writer: Any) -> None:
    field = field_of(writer, "Employee")
    field["/Rect"] = _box(0, 0, 600, 840)
    writer.update_container(field)


def _opening_action(writer: Any) -> None:
    script = {"/S": generic.pdf_name("/JavaScript"), "/JS": generic.TextStringObject("app.alert(1)")}
    action = generic.DictionaryObject({generic.pdf_name(key): value for key, value in script.items()})
    writer.root["/OpenAction"] = action
    writer.update_root()


CHANGES = (
    paint_over,
    annotate("FreeText"),
    _turned,
    _cropped,
    _fonts_swapped,
    _field_over_the_page,
    _opening_action,
)


def sealed_with(change: Change, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """Return a plan whose first signer changed it in the same revision as the signature."""
    usual = signing._writer_class()

    class Changing(usual):  # type: ignore[misc,valid-type]
        def __init__(self, *args: Any) -> None:
            super().__init__(*args)
            change(self)

    with monkeypatch.context() as patch:
        patch.setattr(signing, "_writer_class", lambda: Changing)
        once = seal(render(sample()), "Employee", DEVON.name, certify=True)
    return seal(once, "Manager", MAYA.name, certify=False)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__.strip("_"))
def test_what_the_first_signer_did_besides_signing_is_reported(
    change: Change, monkeypatch: pytest.MonkeyPatch
) -> None:
    verdict = verify(sealed_with(change, monkeypatch))
    assert [problem.key for problem in verdict.problems] == ["drawn_over"]
    assert "after the pages were drawn" in verdict.problems[0].sentence


@pytest.mark.parametrize("data", [plan().sealed, declined_plan()], ids=["both signed", "declined"])
def test_seals_alone_are_no_change(data: bytes) -> None:
    assert verify(data).problems == ()


def test_second_document_behind_the_drawn_one_is_reported() -> None:
    """The file begins with the very bytes that were drawn, yet readers are sent past them."""
    with pikepdf.open(io.BytesIO(render(sample()))) as pdf:
        pdf.pages[0].contents_add(pdf.make_stream(b"q 1 0 0 rg 100 700 200 60 re f Q"))
        out = io.BytesIO()
        pdf.save(
            out,
            force_version="1.7",
            fix_metadata_version=False,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    data = _moved(out.getvalue(), behind=render(sample()))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert b"1 0 0 rg" in pdf.pages[0].Contents[-1].read_bytes()
    once = seal(data, "Employee", DEVON.name, certify=True)
    verdict = verify(seal(once, "Manager", MAYA.name, certify=False))
    assert "shown_differs" in {problem.key for problem in verdict.problems}


def _moved(document: bytes, *, behind: bytes) -> bytes:
    """Return ``behind`` followed by ``document``, with every place in its list of objects moved along."""
    by = len(behind)
    head, _, table = document.rpartition(b"xref\n0 ")
    rows = table.split(b"\n")
    moved = [b"%010d %s" % (int(row[:10]) + by, row[11:]) if row.endswith(b" n ") else row for row in rows]
    place = moved.index(b"startxref") + 1
    moved[place] = b"%d" % (int(moved[place]) + by)
    return behind + head + b"xref\n0 " + b"\n".join(moved)


def test_pages_that_only_claim_another_version_are_never_called_unchanged() -> None:
    """Whoever prepares the file chooses the version it names; then a picture over the words is not noticed."""
    usual = sample()
    other = replace(usual.renderer, versions={**usual.renderer.versions, "layout": "0"})
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(render(replace(usual, renderer=other)))) as pdf:
        pdf.pages[1].contents_add(pdf.make_stream(b"q 1 1 1 rg 0 300 600 300 re f Q"))
        pdf.save(out, force_version="1.7", fix_metadata_version=False)
    once = seal(out.getvalue(), "Employee", DEVON.name, certify=True)
    verdict = verify(seal(once, "Manager", MAYA.name, certify=False), trusted_roots=[root().certificate])
    assert (verdict.intact, verdict.shown_equals_attached) == (False, "text")
    assert (verdict.outcome, verdict.undecided) == ("cannot_tell", True)
    assert verdict.sentence == "It cannot be told here whether this file is as it was sealed."
    assert "only their words could be compared" in verdict.problems[0].sentence
