"""Drawing the sealed plan and putting both signatures into it, against the start of an empty PySide6 window.

The plan is the one of the document tests, so that the figures stay comparable when the sample company changes.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from benchmarks.first_paint import measure
from benchmarks.harness import Benchmark
from benchmarks.start import REFERENCE

if TYPE_CHECKING:
    from reviewdesk.document.certificates import Identity


@contextmanager
def benchmarks() -> Iterator[list[Benchmark]]:
    """Yield the benchmark; certificates are issued by its warm-up, as they are before anybody signs."""
    people = People()
    yield [
        Benchmark(
            name="render_and_sign",
            about="draw the plan and sign it twice",
            unit="ms",
            subject=lambda: _render_and_sign(people),
            reference=lambda: measure("reference")["start"],
            reference_name=REFERENCE,
        )
    ]


class People:
    """The two who sign, each with the certificate that the desk's root vouches for."""

    @cached_property
    def chains(self) -> dict[str, list["Identity"]]:
        """Return each field's certificates, the signer's first."""
        from tests.document import signed
        from tests.document.sample import DEVON, MAYA

        return {
            field: [signed.person(person.name), signed.root()]
            for field, person in (("Employee", DEVON), ("Manager", MAYA))
        }

    def seal(self) -> bytes:
        """Return the plan with both signatures."""
        from reviewdesk.document.appearance import Appearance
        from reviewdesk.document.render import render
        from reviewdesk.document.signing import sign
        from tests.document.sample import sample
        from tests.document.signed import NOW

        record = sample()
        pdf = render(record)
        for field, name in (("Employee", record.employee.name), ("Manager", record.manager.name)):
            chain = [identity.certificate for identity in self.chains[field]]
            look = Appearance(name, NOW, typed=name)
            key = self.chains[field][0].key
            pdf = sign(pdf, field, key, chain, appearance=look, certify=field == "Employee", now=NOW)
        return pdf


def _render_and_sign(people: People) -> float:
    assert people.chains  # noqa: S101  # issued before the clock runs
    began = time.perf_counter()
    people.seal()
    return (time.perf_counter() - began) * 1000
