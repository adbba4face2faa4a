"""A company that gives out keys: in files, and on a card that is a program (SoftHSM)."""

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12

from reviewdesk.document import certificates
from tests.document.signed import NOW, keys, steady_bytes
from tests.document.time_service import YEAR

PASSWORD, PIN = "three blue chairs", "4711471"
MODULE = next(
    (
        path
        for path in map(Path, ("/usr/lib/softhsm/libsofthsm2.so", "/usr/lib64/libsofthsm2.so"))
        if path.exists()
    ),
    Path("libsofthsm2.so"),
)


@cache
def company_root() -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Northwind Staff CA")])
    key = keys()[0]
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(int.from_bytes(steady_bytes(19), "big") | 1)
        .not_valid_before(NOW - YEAR)
        .not_valid_after(NOW + 20 * YEAR)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(certificates._usage(certificates=True), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    return builder.sign(key, hashes.SHA256())


@cache
def staff(name: str, *, curve: bool = False) -> tuple[Any, x509.Certificate]:
    """Return a key and its certificate, such as a company issues: for signatures of any kind."""
    key = ec.generate_private_key(ec.SECP256R1()) if curve else keys()[1]
    usage = x509.KeyUsage(
        digital_signature=True,
        content_commitment=False,
        key_encipherment=True,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    issuer = company_root()
    identifier = x509.SubjectKeyIdentifier.from_public_key(issuer.public_key())
    builder = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)]))
        .issuer_name(issuer.subject)
        .public_key(key.public_key())
        .serial_number(int.from_bytes(steady_bytes(19), "big") | 1)
        .not_valid_before(NOW - YEAR)
        .not_valid_after(NOW + 3 * YEAR)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(identifier), critical=False
        )
    )
    return key, builder.sign(keys()[0], hashes.SHA256())


@cache
def key_file(name: str, *, curve: bool = False, bare: bool = False) -> bytes:
    """Return a .p12 file; a ``bare`` one holds certificates and no key."""
    key, certificate = staff(name, curve=curve)
    secret = BestAvailableEncryption(PASSWORD.encode())
    return pkcs12.serialize_key_and_certificates(
        b"staff", None if bare else key, certificate, [company_root()], secret
    )


def make_card(folder: Path, name: str) -> None:
    """Make a card in ``folder`` for this process: SoftHSM reads the place from the environment."""
    import pkcs11

    (folder / "tokens").mkdir()
    configuration = folder / "softhsm2.conf"
    configuration.write_text(f"directories.tokendir = {folder / 'tokens'}\nobjectstore.backend = file\n")
    os.environ["SOFTHSM2_CONF"] = str(configuration)
    key, certificate = staff(name)
    pem = folder / "key.pem"
    pem.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    tool = shutil.which("softhsm2-util") or "softhsm2-util"
    init = [tool, "--init-token", "--free", "--label", "staff", "--so-pin", PIN, "--pin", PIN]
    load = [tool, "--import", str(pem), "--token", "staff", "--label", "staff", "--id", "A1", "--pin", PIN]
    for command in (init, load):
        subprocess.run(command, check=True, capture_output=True)
    card = pkcs11.lib(str(MODULE))
    card.reinitialize()  # it reads the place once, and another card may have been made before
    token = card.get_token(token_label="staff")
    with token.open(user_pin=PIN, rw=True) as session:
        for number, each in ((b"\xa1", certificate), (b"\xb2", company_root())):
            session.create_object(
                {
                    pkcs11.Attribute.CLASS: pkcs11.ObjectClass.CERTIFICATE,
                    pkcs11.Attribute.CERTIFICATE_TYPE: pkcs11.CertificateType.X_509,
                    pkcs11.Attribute.TOKEN: True,
                    pkcs11.Attribute.ID: number,
                    pkcs11.Attribute.SUBJECT: each.subject.public_bytes(),
                    pkcs11.Attribute.VALUE: each.public_bytes(serialization.Encoding.DER),
                }
            )
