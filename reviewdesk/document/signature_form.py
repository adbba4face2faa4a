"""Whether a signature is written in the one way in which seals are: what it does not sign itself must say nothing.

Of a signature's own bytes only a part is signed: the certificates beside it, the names of algorithms and the lengths
are not, so that they could be changed and every check still hold. Here they are held against what they must be.
"""

from typing import Any

from reviewdesk.document.certificates import issued_by


def is_plain(content: bytes) -> bool:
    """Tell whether ``content`` (CMS) is one signature as ReviewDesk makes them, and its certificates one chain.

    May raise what the library raises on content made to confuse it.
    """
    from asn1crypto import cms

    info = cms.ContentInfo.load(content, strict=True)
    signed, signers = info["content"], info["content"]["signer_infos"]
    if info["content_type"].native != "signed_data" or len(signers) != 1:
        return False
    signer = signers[0]
    plain = [
        (signed["version"], cms.CMSVersion("v1")),
        (signed["digest_algorithms"], cms.DigestAlgorithms([_digest()])),
        (signed["encap_content_info"], cms.EncapsulatedContentInfo({"content_type": "data"})),
        (signer["version"], cms.CMSVersion("v1")),
        (signer["digest_algorithm"], _digest()),
        (signer["signature_algorithm"], cms.SignedDigestAlgorithm({"algorithm": "sha256_rsa"})),
    ]
    return (
        all(found.dump() == expected.dump() for found, expected in plain)
        and signed["crls"].native is None
        and [kind["type"].native for kind in signer["unsigned_attrs"] or ()]
        in ([], ["signature_time_stamp_token"])
        and _is_one_chain([choice.chosen for choice in signed["certificates"]], signer["sid"])
        and bool(info.dump(force=True) == content)
    )


def _digest() -> Any:
    from asn1crypto import cms

    return cms.DigestAlgorithm({"algorithm": "sha256"})


def _is_one_chain(certificates: list[Any], signer: Any) -> bool:
    """Tell whether these are the signer's certificate and those above it up to its root, all of them needed."""
    chosen = signer.chosen
    left = {certificate.dump(): certificate for certificate in certificates}
    own = [c for c in certificates if _named(c) == (chosen["issuer"].dump(), chosen["serial_number"].native)]
    if len(left) != len(certificates) or len(own) != 1:
        return False
    current = own[0].dump()
    del left[current]
    while not issued_by(current, current):
        current = next((above for above in left if issued_by(current, above)), b"")
        if not current:
            return False
        del left[current]
    return not left


def _named(certificate: Any) -> tuple[bytes, int]:
    return certificate.issuer.dump(), certificate.serial_number
