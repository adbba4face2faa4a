"""Level C: a company's key, in a file or on a card, signs the plan and is checked like any other signature."""

import importlib.util
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from reviewdesk.document.appearance import Appearance
from reviewdesk.document.company_keys import CompanyKey, open_card, open_file
from reviewdesk.document.record import Assurance
from reviewdesk.document.render import render
from reviewdesk.document.signing import sign
from reviewdesk.document.verdict import Verdict
from reviewdesk.document.verify import verify
from reviewdesk.domain.errors import DocumentError
from tests.document.checks import archival_problems
from tests.document.company import MODULE, PASSWORD, PIN, company_root, key_file, make_card
from tests.document.sample import DEVON, MAYA, sample
from tests.document.signed import NOW, root, seal

CARD = importlib.util.find_spec("pkcs11") is not None and MODULE.exists()
NEEDS_CARD = pytest.mark.skipif(not CARD, reason="needs SoftHSM (softhsm2) and the extra “smartcard”")


def _signed(company: CompanyKey) -> bytes:
    drawn = render(replace(sample(), assurance=Assurance("C", "A")))
    look = Appearance(DEVON.name, NOW, typed=DEVON.name)
    once = sign(drawn, "Employee", company.key, company.chain, appearance=look, certify=True, now=NOW)
    return seal(once, "Manager", MAYA.name, certify=False, later=3)


def _verdict(data: bytes) -> Verdict:
    return verify(data, trusted_roots=[root().certificate, company_root().public_bytes(Encoding.DER)])


def test_key_in_a_file_signs_at_level_c() -> None:
    company = open_file(key_file("PARK, Devon (E-1042)"), PASSWORD)
    assert (company.name, len(company.chain)) == ("PARK, Devon (E-1042)", 2)
    data = _signed(company)
    verdict = _verdict(data)
    assert verdict.intact, verdict.problems
    assert verdict.trusted
    assert [signer.level for signer in verdict.signers] == ["C", "A"]
    assert verdict.signers[0].root_name == "Northwind Staff CA"
    assert archival_problems(data) == ""


def test_key_of_another_colleague_is_a_finding() -> None:
    verdict = _verdict(_signed(open_file(key_file("ELLIS, Maya"), PASSWORD)))
    assert [problem.key for problem in verdict.problems] == ["signer_differs"]


@pytest.mark.parametrize(
    ("data", "password", "key"),
    [
        (key_file("Devon Park"), "wrong", "company-key-not-opened"),
        (b"no file with a key", PASSWORD, "company-key-not-opened"),
        (key_file("Devon Park", bare=True), PASSWORD, "company-key-missing"),
        (key_file("Devon Park", curve=True), PASSWORD, "company-key-kind"),
    ],
)
def test_file_that_cannot_sign_is_refused(data: bytes, password: str, key: str) -> None:
    with pytest.raises(DocumentError) as refused:
        open_file(data, password)
    assert refused.value.key == key


def test_key_shows_in_no_message() -> None:
    assert "PARK" not in repr(open_file(key_file("PARK, Devon (E-1042)"), PASSWORD))


@pytest.fixture(scope="module")
def card(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with pytest.MonkeyPatch.context() as changed:
        changed.setenv("SOFTHSM2_CONF", "")
        make_card(tmp_path_factory.mktemp("card"), "PARK, Devon (E-1042)")
    return MODULE


@NEEDS_CARD
def test_key_on_a_card_signs_at_level_c(card: Path) -> None:
    with open_card(card, PIN) as company:
        assert callable(company.key)
        data = _signed(company)
    verdict = _verdict(data)
    assert verdict.intact, verdict.problems
    assert verdict.trusted
    assert verdict.signers[0].name == "PARK, Devon (E-1042)"


@NEEDS_CARD
def test_wrong_pin_is_told(card: Path) -> None:
    with pytest.raises(DocumentError, match="card-pin-wrong"), open_card(card, "0000000"):
        pass


@NEEDS_CARD
def test_library_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "card.so").write_bytes(b"nothing")
    with pytest.raises(DocumentError, match="card-library-unusable"), open_card(tmp_path / "card.so", PIN):
        pass


@NEEDS_CARD
@pytest.mark.parametrize(("tokens", "key"), [(0, "card-missing"), (1, "company-key-missing")])
def test_card_that_is_missing_or_empty_is_told(tmp_path: Path, tokens: int, key: str) -> None:
    """In a process of its own: the card's library reads the place of its cards once."""
    (tmp_path / "tokens").mkdir()
    (tmp_path / "conf").write_text(f"directories.tokendir = {tmp_path / 'tokens'}\n")
    code = (
        "import subprocess, sys, pathlib\n"
        "from reviewdesk.document.company_keys import open_card\n"
        "from reviewdesk.domain.errors import DocumentError\n"
        f"if {tokens}:\n"
        "    subprocess.run(['softhsm2-util', '--init-token', '--free', '--label', 'x',\n"
        f"                    '--so-pin', '{PIN}', '--pin', '{PIN}'], check=True, capture_output=True)\n"
        "try:\n"
        f"    with open_card(pathlib.Path('{MODULE}'), '{PIN}'): pass\n"
        "except DocumentError as refused:\n"
        "    print(refused.key)\n"
    )
    environment = {
        "SOFTHSM2_CONF": str(tmp_path / "conf"),
        "PATH": "/usr/bin:/bin",
        "PYTHONPATH": ":".join(sys.path),
    }
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == key
