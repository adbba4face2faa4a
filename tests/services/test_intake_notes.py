"""What is said of a plan that is filed all the same, so that a person looks at it."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from reviewdesk.document import signing
from reviewdesk.document.appearance import Appearance
from reviewdesk.document.certificates import PrivateKeyBytes
from reviewdesk.document.render import render
from reviewdesk.document.verify import verify
from reviewdesk.services.archive import Archive
from reviewdesk.services.context import DeskContext
from reviewdesk.services.intake import Intake, Outcome
from reviewdesk.services.register import Register
from reviewdesk.system.reading import pdfs_in
from tests.document import signed
from tests.document.company import company_root, staff
from tests.document.signed import NOW, root
from tests.services.archive_kit import document_id, folder_of, keep, plan, record
from tests.services.test_intake import SealOf, Stamped, judging


def test_a_plan_that_its_seal_would_spoil_is_kept_as_it_came(context: DeskContext, tmp_path: Path) -> None:
    """The two people's plan is worth more than the archive's seal in it."""
    spoiling = SealOf(lambda pdf: Stamped(pdf + b"\n% HR"))
    (taken,) = Intake(context, judging(verify), spoiling).add(pdfs_in(folder_of(tmp_path / "one", 1)))
    assert taken.outcome is Outcome.ADDED
    assert "archive-seal-not-whole" in [note.key for note in taken.notes]
    view = Register(context).plan(document_id(1))
    assert (view.seal, view.stamped_until) == ("none", None)
    assert Archive(context).pdf(document_id(1)) == plan(1)


def test_trust_is_what_was_known_on_the_day(context: DeskContext, tmp_path: Path) -> None:
    trusting = partial(verify, trusted_roots=[root().certificate])
    taken = Intake(context, judging(trusting)).add_folder(folder_of(tmp_path / "files", 1, 2))
    assert [one.notes for one in taken] == [(), ()]
    assert Register(context).plan(document_id(1)).trusted


def test_one_companys_managers_are_no_desk_that_contradicts_itself(context: DeskContext) -> None:
    """The company's root vouches for all of them; each has a desk, with a trail of its own."""
    for number, sequence, manager in ((1, 10, "Maya Ellis"), (2, 10, "Omar Said"), (3, 5, "Ines Prado")):
        taken = keep(Archive(context), _signed_at_level_c(number, sequence, manager))
        assert [note.key for note in taken.notes] == ["signers-unknown"]
        assert Register(context).plan(document_id(number)).origin_root == ""


def _signed_at_level_c(number: int, sequence: int, manager: str) -> bytes:
    """Return a plan of an employee on a desk of their own, and a manager with a key of the company."""
    of = record(number, sequence=sequence)
    levels = replace(of.assurance, employee="B", manager="C")
    of = replace(of, assurance=levels, manager=replace(of.manager, name=manager))
    once = signed.seal(render(of), "Employee", of.employee.name, certify=True)
    key, certificate = staff(manager)
    chain = [each.public_bytes(Encoding.DER) for each in (certificate, company_root())]
    der = PrivateKeyBytes(key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()))
    look = Appearance(manager, NOW, typed=manager)
    return signing.sign(once, "Manager", der, chain, appearance=look, certify=False, now=NOW)
