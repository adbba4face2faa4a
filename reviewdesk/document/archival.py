"""From drawn pages to an archival file: PDF/A-3b with the data attached, tags, and empty signature fields."""

import hashlib
import io
import re
from importlib import resources
from typing import Any
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from reviewdesk.document import fonts
from reviewdesk.document.record import ARCHIVE_FIELD, ATTACHMENT, SIGNATURE_FIELDS, ReviewRecord
from reviewdesk.document.story import Story
from reviewdesk.document.tagging import Annotation, TreeWriter
from reviewdesk.system.i18n import _
from reviewdesk.system.labels import party_label

PRODUCER = "ReviewDesk (ReportLab, pikepdf)"
_PRINT_LOCKED = 132
"""Annotation flags Print and Locked: PDF/A wants the first, the second keeps the field in its place."""


def finish(pages: io.BytesIO, story: Story, attached: bytes | None) -> bytes:
    """Return the archival file made of ``pages``; the same input gives the same bytes.

    A reading copy has no data attached and no field to sign in.
    """
    record = story.record
    with pikepdf.open(pages) as pdf:
        if story.fields:
            _add_fields(pdf, story)
        for page in pdf.pages:
            if "/Trans" in page.obj:
                del page.obj["/Trans"]
        name_glyphs(pdf)
        TreeWriter(pdf).write(story.document, record.language.replace("_", "-"))
        if attached is not None:
            _attach(pdf, record, attached)
        _add_colour_profile(pdf)
        _describe(pdf, record)
        out = io.BytesIO()
        pdf.save(
            out,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            force_version="1.7",
            compress_streams=True,
            fix_metadata_version=False,
            deterministic_id=True,
        )
    return out.getvalue()


def _add_fields(pdf: Any, story: Story) -> None:
    """Place an empty signature field in each box of the panel."""
    fields = Array()
    for name, (page_number, place) in story.fields.items():
        look = pdf.make_stream(b"")
        look.Type, look.Subtype = Name.XObject, Name.Form
        look.BBox = Array([0, 0, round(place[2] - place[0], 2), round(place[3] - place[1], 2)])
        look.Resources = Dictionary()
        page = pdf.pages[page_number].obj
        widget = pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name.Widget,
                FT=Name.Sig,
                T=String(name),
                TU=String(_spoken(name)),
                Rect=Array(list(place)),
                F=_PRINT_LOCKED,
                P=page,
                AP=Dictionary(N=look),
            )
        )
        if "/Annots" not in page:
            page.Annots = Array()
        page.Annots.append(widget)
        fields.append(widget)
        story.forms[name].kids.append(Annotation(page_number, widget))
    pdf.Root.AcroForm = pdf.make_indirect(Dictionary(Fields=fields, SigFlags=1))


def _spoken(field: str) -> str:
    """Return what a screen reader calls a field."""
    if field == ARCHIVE_FIELD:
        return _("Signature: HR’s archive")
    return _("Signature: {party}").format(party=party_label(SIGNATURE_FIELDS[field]))


def name_glyphs(pdf: Any) -> None:
    """Write into each font which letters its glyphs stand for; ReportLab knows it only for unshaped ones."""

    def letters(match: re.Match[bytes]) -> bytes:
        told = fonts.meaning(name, int(match[2], 16))
        return match[1] + b"<" + told.encode("utf-16-be").hex().upper().encode() + b">"

    for found in pdf.objects:
        if not isinstance(found, pikepdf.Dictionary) or "/ToUnicode" not in found:
            continue
        name = str(found.BaseFont).partition("+")[2]
        cmap = re.sub(rb"(<[0-9A-F]{2}> )<([0-9A-F]{4,6})>", letters, found.ToUnicode.read_bytes())
        found.ToUnicode.write(cmap)


def _attach(pdf: Any, record: ReviewRecord, attached: bytes) -> None:
    """Attach the data as the source of the pages (PDF/A-3, AFRelationship Source)."""
    moment = String(_pdf_date(record))
    file = pdf.make_stream(attached)
    file.Type, file.Subtype = Name.EmbeddedFile, Name("/application/json")
    checksum = String(hashlib.md5(attached, usedforsecurity=False).digest())  # what the PDF standard asks for
    file.Params = Dictionary(Size=len(attached), CheckSum=checksum, ModDate=moment, CreationDate=moment)
    spec = pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=String(ATTACHMENT),
            UF=String(ATTACHMENT),
            AFRelationship=Name.Source,
            Desc=String(_("The data of this review, to be read by machines")),
            EF=Dictionary(F=file, UF=file),
        )
    )
    pdf.Root.AF = Array([spec])
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array([String(ATTACHMENT), spec])))


def _add_colour_profile(pdf: Any) -> None:
    profile = pdf.make_stream((resources.files("pikepdf.pdfa") / "data" / "sRGB.icc").read_bytes())
    profile.N = 3
    name = String("sRGB IEC61966-2.1")
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=name,
        Info=name,
        DestOutputProfile=profile,
    )
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


def _pdf_date(record: ReviewRecord) -> str:
    return record.rendered_at.strftime("D:%Y%m%d%H%M%S+00'00'")


def _describe(pdf: Any, record: ReviewRecord) -> None:
    """Write XMP by hand and the old document information to match it, as PDF/A asks."""
    metadata = pdf.make_stream(_xmp(record).encode())
    metadata.Type, metadata.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = metadata
    del pdf.docinfo
    moment = String(_pdf_date(record))
    pdf.docinfo = pdf.make_indirect(
        Dictionary(
            Title=String(_xml_safe(record.review.title)),
            Author=String(_xml_safe(_author(record))),
            Creator=String("ReviewDesk"),
            Producer=String(PRODUCER),
            CreationDate=moment,
            ModDate=moment,
        )
    )


def _author(record: ReviewRecord) -> str:
    return record.organisation or record.manager.name


def _xml_safe(text: str) -> str:
    """Drop what XML cannot hold."""
    return "".join(c for c in text if c >= " " and c not in "\x7f\ufffe\uffff")


def _xmp(record: ReviewRecord) -> str:
    kept = record.retention
    own = {
        "DocumentId": record.document_id,
        "Revision": str(record.revision),
        "Supersedes": record.supersedes.strip(),
        "RetentionClass": kept.class_,
        "ReviewOn": kept.review_on.isoformat() if kept.review_on else "",
        "Hold": str(kept.hold),
    }
    values = "".join(
        f"<rd:{key}>{escape(_xml_safe(value))}</rd:{key}>" for key, value in own.items() if value
    )
    properties = "".join(
        _PROPERTY.format(name=key, kind=kind, about=about) for key, (kind, about) in _OWN.items()
    )
    return _XMP.format(
        title=escape(_xml_safe(record.review.title)),
        author=escape(_xml_safe(_author(record))),
        language=record.language.replace("_", "-"),
        date=record.rendered_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        producer=PRODUCER,
        values=values,
        ours=_SCHEMA.format(name="ReviewDesk", uri=_OWN_URI, prefix="rd", properties=properties),
        ua=_SCHEMA.format(
            name="PDF/UA identification schema",
            uri="http://www.aiim.org/pdfua/ns/id/",
            prefix="pdfuaid",
            properties=_PROPERTY.format(name="part", kind="Integer", about="PDF/UA version identifier"),
        ),
    )


_OWN = {
    "DocumentId": ("Text", "The number by which a register knows this document"),
    "Revision": ("Integer", "1, or one more than that of the document whose place it takes"),
    "Supersedes": ("Text", "The number of the document whose place it takes"),
    "RetentionClass": ("Text", "The rule it is kept by, as known when it was sealed"),
    "ReviewOn": ("Date", "When its keeping is to be looked at again, as known when it was sealed"),
    "Hold": ("Boolean", "Whether it may not be destroyed, as known when it was sealed"),
}
_OWN_URI = "urn:reviewdesk:xmp:1:"
_PROPERTY = (
    '<rdf:li rdf:parseType="Resource"><pdfaProperty:name>{name}</pdfaProperty:name>'
    "<pdfaProperty:valueType>{kind}</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>{about}</pdfaProperty:description></rdf:li>"
)
_SCHEMA = (
    '<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>{name}</pdfaSchema:schema>'
    "<pdfaSchema:namespaceURI>{uri}</pdfaSchema:namespaceURI><pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>"
    "<pdfaSchema:property><rdf:Seq>{properties}</rdf:Seq></pdfaSchema:property></rdf:li>"
)
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:xmp="http://ns.adobe.com/xap/1.0/" \
xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:MetadataDate>{date}</xmp:MetadataDate><xmp:CreatorTool>ReviewDesk</xmp:CreatorTool>
<pdf:Producer>{producer}</pdf:Producer>
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:rd="urn:reviewdesk:xmp:1:">{values}</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag>{ua}{ours}</rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
