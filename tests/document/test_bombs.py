"""A small file that unpacks without end is refused before it fills the memory."""

import subprocess
import sys
import zlib
from pathlib import Path

import pytest

ROOM = 300 * 1024
"""In KiB: what verifying an ordinary file takes, and the most that is unpacked, twice over.

Read from ``/proc``: what ``getrusage`` tells begins with the memory of the process that started this one.
"""
_VERIFY = """
import pathlib, re, sys
from reviewdesk.document.verify import verify
verdict = verify(pathlib.Path(sys.argv[1]).read_bytes())
peak = re.search(r"VmHWM:\\s+(\\d+)", pathlib.Path("/proc/self/status").read_text())[1]
print(*[problem.key for problem in verdict.problems], peak)
"""


def bomb(layers: int) -> bytes:
    """Return a PDF whose list of objects unpacks to a GiB."""
    packer = zlib.compressobj()
    packed = b"".join(packer.compress(bytes(1 << 20)) for _ in range(1024)) + packer.flush()
    for _ in range(layers - 1):
        packed = zlib.compress(packed)
    head = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n"
    entries = b"<</Type/XRef/W[1 4 2]/Size 3/Root 1 0 R/Filter[%s]/Length %d>>" % (
        b"/FlateDecode" * layers,
        len(packed),
    )
    stream = b"3 0 obj\n" + entries + b"\nstream\n" + packed + b"\nendstream\nendobj\n"
    return head + stream + b"startxref\n%d\n%%%%EOF\n" % len(head)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems count memory otherwise")
@pytest.mark.parametrize("layers", [1, 2, 3])
def test_endless_list_of_objects_is_refused_in_little_memory(layers: int, tmp_path: Path) -> None:
    file = tmp_path / "bomb.pdf"
    file.write_bytes(bomb(layers))
    done = subprocess.run(
        [sys.executable, "-c", _VERIFY, str(file)], capture_output=True, text=True, check=True, timeout=60
    )
    *keys, peak = done.stdout.split()
    assert keys == ["not_a_pdf"]
    assert int(peak) < ROOM
