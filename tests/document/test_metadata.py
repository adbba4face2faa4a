"""What registers and validators read of a file: XMP with our own properties, each declared with its type."""

import io
from dataclasses import replace
from xml.etree import ElementTree as ET

import pikepdf

from reviewdesk.document import record as r
from reviewdesk.document.render import render
from tests.document.kinds import EARLIER, amended
from tests.document.sample import bare, sample


def test_metadata_is_sound_and_says_what_each_of_our_own_properties_is() -> None:
    ours, schema = "{urn:reviewdesk:xmp:1:}", "{http://www.aiim.org/pdfa/ns/property#}"
    with pikepdf.open(io.BytesIO(render(amended()))) as pdf:
        tree = ET.fromstring(pdf.Root.Metadata.read_bytes().strip(b"\xef\xbb\xbf"))  # noqa: S314  # our own
    said = {each.tag.removeprefix(ours): each.text for each in tree.iter() if each.tag.startswith(ours)}
    assert said == {
        "DocumentId": amended().document_id,
        "Revision": "2",
        "Supersedes": EARLIER,
        "RetentionClass": "legal",
        "ReviewOn": "2035-10-16",
        "Hold": "True",
    }
    declared = {
        name.text: kind.text
        for name, kind in zip(tree.iter(f"{schema}name"), tree.iter(f"{schema}valueType"), strict=True)
    }
    assert declared == {
        **dict.fromkeys(("DocumentId", "Supersedes", "RetentionClass"), "Text"),
        "Revision": "Integer",
        "ReviewOn": "Date",
        "Hold": "Boolean",
        "part": "Integer",
    }


def test_metadata_does_not_name_what_is_not_known() -> None:
    with pikepdf.open(io.BytesIO(render(bare()))) as pdf:
        metadata = pdf.Root.Metadata.read_bytes().decode()
        assert "<rd:ReviewOn>" not in metadata
        assert "<rd:Supersedes>" not in metadata


def test_metadata_carries_retention_and_claims_its_standards() -> None:
    record = replace(sample(), retention=r.Retention("legal", None, hold=True))
    with pikepdf.open(io.BytesIO(render(record))) as pdf:
        metadata = pdf.Root.Metadata.read_bytes().decode()
        assert "<rd:RetentionClass>legal</rd:RetentionClass>" in metadata
        assert "<rd:Hold>True</rd:Hold>" in metadata
        assert "<pdfaid:part>3</pdfaid:part>" in metadata
        assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
        assert str(pdf.Root.Lang) == "en"
