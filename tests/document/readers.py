"""What readers that had no part in making a file say of it: qpdf, Poppler, MuPDF and Apache PDFBox.

MuPDF and PDFBox come with ``python3 run.py test`` on Debian and Ubuntu; where a machine lacks them their verdict
is ``None``, and the tests that ask say so.
"""

import io
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pikepdf

_JARS = tuple(
    Path("/usr/share/java") / f"{name}.jar"
    for name in (
        "preflight",
        "pdfbox2",
        "fontbox2",
        "xmpbox",
        "commons-logging",
        "javax.activation",
        "jaxb-api",
    )
)


def qpdf_problems(path: Path) -> str:
    """Return what qpdf finds wrong with the structure of the file, or an empty string."""
    done = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def poppler_signatures(path: Path) -> dict[str, str]:
    """Return what Poppler says of each signature: *valid*, *stamp* (which it cannot judge), *empty* or its words."""
    done = subprocess.run(["pdfsig", "-nocert", path], capture_output=True, text=True, check=False)
    told = re.split(r"^Signature #\d+:", done.stdout, flags=re.MULTILINE)[1:]
    return {_field(each): next((word for sign, word in _POPPLER if sign in each), each) for each in told}


_POPPLER = (
    ("Signature Validation: Signature is Valid.", "valid"),
    ("The signature form field is not signed.", "empty"),
    ("Signature has not yet been verified.", "stamp"),
)


def _field(told: str) -> str:
    found = re.search(r"Signature Field Name: (.+)", told)
    return found[1] if found else ""


def mupdf_problems(path: Path) -> str | None:
    """Return what MuPDF complains of while it draws every page, or an empty string; ``None`` without MuPDF."""
    if not shutil.which("mutool"):
        return None
    words = ["mutool", "draw", "-q", "-r", "36", "-o", "/dev/null", "-F", "pgm", str(path)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    told = done.stderr.replace("warning: ICC support is not available", "").strip()  # as Debian builds it
    return told or (f"mutool: {done.returncode}" if done.returncode else "")


def pdfbox_problems(path: Path, folder: Path) -> str | None:
    """Return what PDFBox's preflight finds in a copy made for PDF/A-1b, or an empty string; ``None`` without it.

    It knows only the first part of the standard: the copy lacks the attachment, what only certifies, fields without
    any extent, and object streams. Pages, fonts, colours, fields with their looks, and metadata are the same.
    """
    if not shutil.which("java") or not all(jar.is_file() for jar in _JARS):
        return None
    copy = folder / f"{path.stem}-1b.pdf"
    copy.write_bytes(_first_part(path.read_bytes()))
    words = ["java", "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", ":".join(map(str, _JARS))]
    done = subprocess.run(
        [*words, "org.apache.pdfbox.preflight.Validator_A1b", copy],
        capture_output=True,
        text=True,
        check=False,
    )
    return "" if "is a valid PDF/A-1b file" in done.stdout else done.stdout + done.stderr


def _first_part(data: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for key in ("/AF", "/Names", "/Perms", "/DSS", "/Extensions"):
            if key in pdf.Root:
                del pdf.Root[key]
        for page in pdf.pages:
            if "/Annots" in page.obj:
                page.obj.Annots = pikepdf.Array([each for each in page.obj.Annots if _has_extent(each.Rect)])
        form = pdf.Root.AcroForm
        form.Fields = pikepdf.Array([each for each in form.Fields if _has_extent(each.Rect)])
        metadata: Any = pdf.Root.Metadata
        told = metadata.read_bytes().replace(b"<pdfaid:part>3<", b"<pdfaid:part>1<")
        pdf.Root.Metadata = pdf.make_stream(told, Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
        out = io.BytesIO()
        streams = pikepdf.ObjectStreamMode.disable
        pdf.save(out, object_stream_mode=streams, force_version="1.4", fix_metadata_version=False)
    return out.getvalue()


def _has_extent(place: Any) -> bool:
    return bool(place[0] != place[2] or place[1] != place[3])
