"""What a time stamp over the whole document writes behind it, as strictly as a seal: nothing that can be seen or acts.

One more field outside every page with its stamp, and the certificates and lists of withdrawn ones that go with it.
"""

import re
from typing import Any, Final

from reviewdesk.document.stamps import STAMP_FIELD

_CATALOGUE_MAY: Final = frozenset({"/DSS", "/Extensions"})
_FIELD_HAS: Final = frozenset({"/FT", "/T", "/TU", "/Type", "/Subtype", "/F", "/Rect", "/P", "/V"})
_VALUE_HAS: Final = frozenset({"/Contents", "/ByteRange", "/Type", "/Filter", "/SubFilter"})
_STORE_HAS: Final = frozenset({"/Certs", "/CRLs"})
_STREAM_HAS: Final = frozenset({"/Length"})


def is_a_stamp(revision: Any) -> bool:
    """Tell whether a revision (see ``increments``) adds one time stamp and nothing else."""
    refs = {ref for _, ref in revision.places}
    added = {ref for ref in refs if not revision.was_there(ref)}
    form = revision.now.root.raw_get("/AcroForm").reference
    field = _one_more(revision, form, "/Fields")
    page = revision.now.root["/Pages"]["/Kids"].raw_get(0).reference
    if "/DSS" not in revision.now.root or field is None or field not in added:
        return False
    if _one_more(revision, page, "/Annots") != field:
        return False
    store, kept = _store(revision)
    value = revision.now(field).raw_get("/V").reference
    listed = revision.xrefs.get_xref_container_info(revision.number).stream_ref
    arrays = {
        holder.raw_get(key).reference
        for holder, key in ((revision.now(form), "/Fields"), (revision.now(page), "/Annots"))
        if hasattr(holder.raw_get(key), "reference")
    }
    return (
        _is_out_of_sight(revision.now(field))
        and set(revision.now(value)) == _VALUE_HAS
        and (revision.now(value)["/Type"], revision.now(value)["/SubFilter"])
        == ("/DocTimeStamp", "/ETSI.RFC3161")
        and revision.changed(revision.now.root_ref) <= _CATALOGUE_MAY
        and revision.changed(form) <= {"/Fields"}
        and revision.changed(page) <= {"/Annots"}
        and revision.catalogue_is_right()
        and added <= {field, value, listed, *store, *kept}
        and refs - added <= {revision.now.root_ref, form, page, *arrays, *store}
    )


def _one_more(revision: Any, holder: Any, key: str) -> Any:
    """Return what a list has at its end beside what it had."""
    now, before = (_references(side(holder), key) for side in (revision.now, revision.before))
    return now[-1] if now and now[:-1] == before else None


def _references(holder: Any, key: str) -> list[Any]:
    """Return what a list names; the pages' list of annotations may not be there yet."""
    return [entry.reference for entry in list.__iter__(holder[key])] if key in holder else []


def _is_out_of_sight(field: Any) -> bool:
    edges = [float(edge) for edge in field["/Rect"]]
    return (
        set(field) == _FIELD_HAS
        and field["/FT"] == "/Sig"
        and bool(re.fullmatch(STAMP_FIELD + "[0-9]+", str(field["/T"])))
        and len(set(edges)) == 1
        and edges[0] < 0
    )


def _store(revision: Any) -> tuple[set[Any], set[Any]]:
    """Return the objects of the store of certificates, and what it keeps, each sound."""
    from asn1crypto.crl import CertificateList
    from asn1crypto.x509 import Certificate

    raw = revision.now.root.raw_get("/DSS")
    store, own = revision.now.root["/DSS"], {raw.reference} if hasattr(raw, "reference") else set()
    if not set(store) <= _STORE_HAS:
        raise ValueError
    kept = set()
    for key, kind in (("/Certs", Certificate), ("/CRLs", CertificateList)):
        for entry in store.get(key, []):
            stream = entry.get_object() if hasattr(entry, "get_object") else entry
            if not set(stream) <= _STREAM_HAS or kind.load(stream.data, strict=True).dump() != stream.data:
                raise ValueError
        kept |= {entry.reference for entry in list.__iter__(store[key])} if key in store else set()
    return own, kept
