"""Sealed plans by the second of one core, verdicts, and memory, against tools that others would take for it.

The other way is WeasyPrint for the pages and plain pyHanko for two signatures, over the same words in the same fonts
and with the same keys. WeasyPrint is installed with the group ``bench`` and needs Pango; where one of the two or
``pdfsig`` is missing its benchmarks are left out, and it is said why.

``python -m benchmarks.sealing ours|theirs`` seals once in a process of its own and prints the most memory it held, MiB.
"""

import asyncio
import html
import io
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from typing import Any

from benchmarks.document import People
from benchmarks.first_paint import peak
from benchmarks.harness import Benchmark

_CPU_BUDGET = 200.0
"""Milliseconds of one core: five sealed plans a second."""
_OTHER_WAY = "WeasyPrint + pyHanko, same words"


@contextmanager
def benchmarks() -> Iterator[list[Benchmark]]:
    """Yield what can be measured here."""
    people = People()
    with tempfile.TemporaryDirectory() as folder:
        found = []
        if missing := _no_weasyprint():
            print(f"Without WeasyPrint seal_cpu and seal_memory are left out: {missing}", file=sys.stderr)
        else:
            found += [_seal_cpu(people), _seal_memory()]
        if shutil.which("pdfsig"):
            found.append(_verify(people, Path(folder)))
        else:
            print("Without pdfsig (Debian: poppler-utils) verify is left out.", file=sys.stderr)
        yield found


def _no_weasyprint() -> str:
    """Return why the other way cannot be gone here, or nothing."""
    try:
        import weasyprint  # noqa: F401  # asked whether it is there
    except ImportError:
        return "it is not installed (python -m pip install --group bench)."
    except OSError as missing:
        return f"it does not find Pango ({missing})."
    return ""


def _seal_cpu(people: People) -> Benchmark:
    return Benchmark(
        name="seal_cpu",
        about="draw the plan and sign it twice, time of one core",
        unit="ms",
        subject=partial(_cpu, people.seal),
        reference=partial(_cpu, lambda: _the_other_way(people)),
        reference_name=_OTHER_WAY,
        budget=_CPU_BUDGET,
    )


def _seal_memory() -> Benchmark:
    return Benchmark(
        name="seal_memory",
        about="the most memory a process holds that seals one plan",
        unit="MiB",
        subject=lambda: _alone("ours"),
        reference=lambda: _alone("theirs"),
        reference_name=_OTHER_WAY,
        rounds=5,
    )


def _verify(people: People, folder: Path) -> Benchmark:
    path = folder / "plan.pdf"

    def ours() -> float:
        from reviewdesk.document.verify import verify

        data = _sealed(people)
        began = time.perf_counter()
        assert verify(data).shown_equals_attached == "exact"  # noqa: S101  # or nothing was measured
        return (time.perf_counter() - began) * 1000

    def theirs() -> float:
        path.write_bytes(_sealed(people))
        began = time.perf_counter()
        subprocess.run(["pdfsig", "-nocert", path], check=True, stdout=subprocess.DEVNULL)
        return (time.perf_counter() - began) * 1000

    about = "the verdict on a sealed plan: seals, changes, and every page drawn again"
    return Benchmark("verify", about, "ms", ours, theirs, "pdfsig: the signatures alone")


@cache
def _sealed(people: People) -> bytes:
    return people.seal()


def _cpu(work: Any) -> float:
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000


def _alone(way: str) -> float:
    words = [sys.executable, "-m", "benchmarks.sealing", way]
    return float(subprocess.run(words, check=True, capture_output=True, text=True).stdout)


def _the_other_way(people: People) -> bytes:
    """Return the same words as a PDF/A by WeasyPrint, signed twice by pyHanko as it comes."""
    import weasyprint

    pdf: bytes = weasyprint.HTML(string=_page()).write_pdf(pdf_variant="pdf/a-3b")
    for number, (field, signer) in enumerate(_signers(people)):
        pdf = _signed(pdf, field, signer, number)
    return pdf


@cache
def _page() -> str:
    """Return the words of the plan, line by line, in the plan's fonts."""
    from reviewdesk.document import fonts
    from reviewdesk.document.render import render
    from reviewdesk.system.resources import resource
    from tests.document.reading import page_texts
    from tests.document.sample import sample

    faces = "".join(
        f"@font-face {{font-family: {name}; src: url({resource('fonts', f'{name}.ttf').as_uri()})}}"
        for name in (fonts.TEXT, fonts.MEDIUM, fonts.STRONG, fonts.TITLE)
    )
    style = f"@page {{size: A4; margin: 64pt}} body {{font: 9.5pt/14pt {fonts.TEXT}}}"
    heads = f"h1 {{font: 27pt {fonts.TITLE}}} p:nth-child(9n) {{font-family: {fonts.STRONG}}}"
    lines = [line for page in page_texts(render(sample())) for line in page.splitlines()]
    body = "".join(f"<p>{html.escape(line)}</p>" for line in lines[1:])
    head = f"<title>{html.escape(lines[0])}</title><style>{faces}{style}{heads}</style>"
    return f"<html lang=en><head>{head}</head><body><h1>{html.escape(lines[0])}</h1>{body}</body></html>"


@cache
def _signers(people: People) -> list[tuple[str, Any]]:
    from asn1crypto.keys import PrivateKeyInfo
    from asn1crypto.x509 import Certificate
    from pyhanko.sign.signers import SimpleSigner
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    found = []
    for field, (person, root) in people.chains.items():
        store = SimpleCertificateStore()  # type: ignore[no-untyped-call]  # the library's
        store.register(Certificate.load(root.certificate))
        key = PrivateKeyInfo.load(person.key)
        signer = SimpleSigner(
            signing_cert=Certificate.load(person.certificate), signing_key=key, cert_registry=store
        )
        found.append((field, signer))
    return found


def _signed(pdf: bytes, field: str, signer: Any, number: int) -> bytes:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

    out = io.BytesIO()
    asked = PdfSignatureMetadata(field_name=field, subfilter=SigSeedSubFilter.PADES, certify=number == 0)
    where = SigFieldSpec(field, on_page=-1, box=(66 + 240 * number, 90, 288 + 240 * number, 164))
    session = PdfSigner(asked, signer=signer, new_field_spec=where)
    asyncio.run(session.async_sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), output=out))
    return out.getvalue()


if __name__ == "__main__":
    {"ours": People.seal, "theirs": _the_other_way}[sys.argv[1]](People())
    print(peak())
