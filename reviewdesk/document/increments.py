"""What a seal writes behind the pages, to the byte: whatever else stands there, no two readers need agree on it.

The signature library tells whether later revisions keep to the standard's rules, and these leave room: descriptions may
change, objects that nobody refers to may be added, a file may be repaired in more than one way. A seal of ours needs
none of that. So each revision must be what the library itself would write for these objects, in order and without a
byte between them, and of what was there before only the signed field, the form and the catalogue may change, in the
few entries that a seal sets.
"""

import io
import re
import struct
from collections.abc import Iterator
from typing import Any, Final

from reviewdesk.document.stamp_revision import is_a_stamp

_MARK: Final = "/LeftOut"
_END: Final = b"\nstartxref\n%d\n%%%%EOF\n"
_DESCRIPTION_KEYS: Final = frozenset(
    {"/W", "/Type", "/Filter", "/Info", "/Root", "/Size", "/ID", "/Prev", "/Index", "/Length"}
)
_CATALOGUE_MAY: Final = frozenset({"/Perms", "/Extensions"})
_FORM_MAY: Final = frozenset({"/SigFlags"})
_FIELD_MAY: Final = frozenset({"/V", "/AP"})
_EXTENSIONS: Final = b"<<\n/ESIC <<\n/Type /DeveloperExtensions\n/BaseVersion /1.7\n/ExtensionLevel 1\n>>\n>>"
_LOOK_KEYS: Final = frozenset(
    {
        "/AP", "/N", "/BBox", "/Resources", "/ExtGState", "/BackgroundGS", "/CA", "/ca", "/XObject",
        "/Signature", "/Type", "/Subtype", "/Filter", "/Length", "/Font", "/ProcSet", "/BaseFont",
        "/FirstChar", "/LastChar", "/FontDescriptor", "/Name", "/ToUnicode", "/Widths", "/Ascent",
        "/Descent", "/CapHeight", "/Flags", "/FontBBox", "/FontFile2", "/FontName", "/ItalicAngle",
        "/MissingWidth", "/StemV", "/Length1",
    }
)  # fmt: skip
"""All that the drawing of a signature is made of: vectors and letters, no picture, no layer, nothing that acts."""
_FONT: Final = re.compile(r"/F[0-9]+(\+[0-9]+)?")
_VALUE_KEYS: Final = frozenset(
    {
        "/Contents", "/ByteRange", "/Type", "/Filter", "/SubFilter", "/M", "/Name", "/Reference",
        "/TransformMethod", "/TransformParams", "/V", "/P",
    }
)  # fmt: skip
_FILLED_IN_LATER: Final = {
    "/Contents": re.compile(rb"/Contents <[0-9A-F]+>\n"),
    "/ByteRange": re.compile(rb"/ByteRange \[\d+ \d+ \d+ \d+\] *\n"),
    "/ID": re.compile(rb"/ID \[ <[0-9a-f]{32}> <[0-9a-f]{32}> \]\n"),
}
"""What the library writes in a spelling that it does not use when it writes the same again."""


def first_foreign_revision(data: bytes, reader: Any) -> int:
    """Return the number of the first revision that is not what sealing writes, or 0 where all are.

    May raise what the library raises on files made to confuse it.
    """
    xrefs = reader.xrefs
    first = int(xrefs.get_startxref_for_revision(0))
    end = _END % first
    at = data.index(end, first) + len(end)
    for number in range(1, xrefs.total_revisions):
        revision = _Revision(data, reader, number)
        if not (revision.is_accounted_for(at) and (revision.is_a_seal() or is_a_stamp(revision))):
            return number
        at = revision.end
    return 0 if at == len(data) else int(xrefs.total_revisions)


class _Revision:
    """One revision, and the one before it."""

    def __init__(self, data: bytes, reader: Any, number: int) -> None:
        self.data = data
        self.xrefs = reader.xrefs
        self.number = number
        self.now = reader.get_historical_resolver(number)
        self.before = reader.get_historical_resolver(number - 1)
        self.startxref = int(self.xrefs.get_startxref_for_revision(number))
        self.end = self.startxref
        self.places = sorted(
            (self.xrefs.get_historical_ref(ref, number), ref)
            for ref in self.xrefs.explicit_refs_in_revision(number)
        )

    def is_accounted_for(self, at: int) -> bool:
        """Tell whether the bytes from ``at`` on are these objects, their list, and the end; notes where that is."""
        for (place, ref), following in zip(self.places, self._following(), strict=True):
            if place != at or not self._is_written(ref, self.data[place:following]):
                return False
            at = following
        closing = _END % self.startxref
        listed = self.xrefs.get_xref_container_info(self.number).stream_ref
        self.end = at + len(closing)
        return (
            bool(self.places)
            and self.places[-1] == (self.startxref, listed)
            and self._lists_them(self.now(listed))
            and self.data[at : self.end] == closing
        )

    def _following(self) -> Iterator[int]:
        """Yield where each object ends: where the next begins."""
        yield from (place for place, _ in self.places[1:])
        yield self.data.index(_END % self.startxref, self.startxref)

    def _is_written(self, ref: Any, found: bytes) -> bool:
        value = self.now(ref)
        if isinstance(value, dict):
            marked = [key for key, spelt in _FILLED_IN_LATER.items() if key in value and spelt.search(found)]
            value = _with_marks(value, marked)
            for key in marked:
                found = _FILLED_IN_LATER[key].sub(f"{key} {_MARK}\n".encode(), found, count=1)
        return found == b"%d %d obj\n%s\nendobj\n" % (ref.idnum, ref.generation, _text(value))

    def _lists_them(self, stream: Any) -> bool:
        """Tell whether the list of objects names each once, where it is, and the trailer's entries are as before."""
        trailer, previous = self.now.trailer_view, self.before.trailer_view
        rows = [(0, 0, 0xFFFF)] + [(1, place, 0) for place, ref in sorted(self.places, key=_number)]
        return (
            set(stream) == _DESCRIPTION_KEYS
            and [int(width) for width in stream["/W"]] == [1, 8, 2]
            and stream.data == b"".join(struct.pack(">BQH", *row) for row in rows)
            and _numbers(stream["/Index"]) == [0, *sorted(ref.idnum for _, ref in self.places)]
            and int(stream["/Prev"]) == self.xrefs.get_startxref_for_revision(self.number - 1)
            and all(_text(trailer.raw_get(key)) == _text(previous.raw_get(key)) for key in ("/Root", "/Info"))
            and stream["/ID"][0] == previous["/ID"][0]
        )

    def was_there(self, ref: Any) -> bool:
        """Tell whether an object stood in the revision before."""
        return self.xrefs.get_historical_ref(ref, self.number - 1) is not None

    def is_a_seal(self) -> bool:
        """Tell whether what changed is one field that got its signature, and what has to change with it."""
        known = [ref for _, ref in self.places if self.was_there(ref)]
        form = self.now.root.raw_get("/AcroForm").reference
        widgets = [ref for ref in known if ref not in (self.now.root_ref, form)]
        return (
            len(widgets) == 1
            and self._field_is_signed(widgets[0], {ref for _, ref in self.places} - set(known))
            and self.changed(self.now.root_ref) <= _CATALOGUE_MAY
            and self.changed(form) <= _FORM_MAY
            and int(self.now(form)["/SigFlags"]) == 3  # noqa: PLR2004 - signatures exist, only append
            and self.catalogue_is_right()
        )

    def changed(self, ref: Any) -> set[str]:
        """Return the entries of a dictionary that are not what they were."""
        now, before = self.now(ref), self.before(ref)
        either = set(now) | set(before)
        return {key for key in either if _entry(now, key) != _entry(before, key)}

    def catalogue_is_right(self) -> bool:
        """Tell whether extensions and permissions are those that the library sets."""
        extensions, permissions = (_entry(self.now.root, key) for key in ("/Extensions", "/Perms"))
        return extensions in (b"", _EXTENSIONS) and (
            permissions == b"" or set(self.now.root["/Perms"]) == {"/DocMDP"}
        )

    def _field_is_signed(self, widget: Any, added: set[Any]) -> bool:
        """Tell whether the field got a signature and a look, and nothing was added that is not of these two."""
        field = self.now(widget)
        if self.changed(widget) != _FIELD_MAY or "/V" in self.before(widget) or set(field["/AP"]) != {"/N"}:
            return False
        value, look = field.raw_get("/V").reference, field["/AP"].raw_get("/N").reference
        drawn = {look} | self.now.collect_dependencies(self.now(look), since_revision=self.number)
        listed = self.xrefs.get_xref_container_info(self.number).stream_ref
        return (
            added == drawn | {value, listed}
            and _keys(self.now(value)) <= _VALUE_KEYS
            and all(_is_drawing(key) for ref in drawn for key in _keys(self.now(ref)))
        )


def _number(place: tuple[int, Any]) -> int:
    return int(place[1].idnum)


def _numbers(index: Any) -> list[int]:
    """Return every number in a list of ranges."""
    ends = [int(value) for value in index]
    ranges = zip(ends[::2], ends[1::2], strict=True)
    return [number for start, count in ranges for number in range(start, start + min(count, 1 << 16))]


def _is_drawing(key: str) -> bool:
    return key in _LOOK_KEYS or bool(_FONT.fullmatch(key))


def _keys(value: Any) -> set[str]:
    """Return the keys of a dictionary and of those in it, as far as they are not objects of their own."""
    from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject

    if isinstance(value, DictionaryObject):
        inner = [value.raw_get(key) for key in value]
        return {str(key) for key in value}.union(*map(_keys, inner))
    if isinstance(value, ArrayObject):
        return set().union(*(_keys(value.raw_get(number)) for number in range(len(value))))
    return set()


def _entry(dictionary: Any, key: str) -> bytes:
    return _text(dictionary.raw_get(key)) if key in dictionary else b""


def _text(value: Any) -> bytes:
    """Return an object as the library writes it."""
    out = io.BytesIO()
    value.write_to_stream(out, None)
    return out.getvalue()


def _with_marks(value: Any, keys: list[str]) -> Any:
    """Return a copy of a dictionary or stream, marks in place of some values; writing a stream changes it."""
    from pyhanko.pdf_utils.generic import DictionaryObject, NameObject, StreamObject

    entries = {name: value.raw_get(name) for name in value}
    entries |= {NameObject(key): NameObject(_MARK) for key in keys}
    if isinstance(value, StreamObject):
        return StreamObject(dict_data=entries, encoded_data=value.encoded_data)
    return DictionaryObject(entries)  # type: ignore[no-untyped-call]  # pyHanko's
