"""Whether a signature is written in the one way in which seals are: what it does not sign itself must say nothing.

Of a signature's own bytes only a part is signed: the certificates beside it, the names of algorithms and the lengths
are not, so that they could be changed and every check still hold. So it is put together again from what is signed and
from a chain of certificates that vouch for one another, and must come out the same. So is the time stamp beside it,
though services differ: its algorithms and the order of its certificates are theirs.
"""

from typing import Any, Final

from reviewdesk.document.certificates import issued_by

_SEQUENCE: Final = 0x30
_SET: Final = 0x31
_FIRST: Final = 0xA0
_SECOND: Final = 0xA1
_LONG: Final = 0x80
_NOTHING: Final = (b"", b"\x05\x00")
_SLACK: Final = 256
"""Bytes; the smallest time stamp is far larger, and half as much again is kept free for it."""


def is_plain(content: bytes, *, without_root: bool = False) -> bool:
    """Tell whether ``content`` (CMS) is one signature as ReviewDesk makes them, and its certificates one chain.

    Those that a desk gives out come with their root; a company may keep its root to itself (``without_root``).

    May raise what the library raises on content made to confuse it.
    """
    from asn1crypto import cms

    signed = cms.ContentInfo.load(content, strict=True)["content"]
    signer = signed["signer_infos"][0]
    certificates = [choice.chosen for choice in signed["certificates"]]
    own = _own(certificates, signer["sid"].chosen)
    chain = [certificate.dump() for certificate in certificates]
    return (
        own is not None
        and _is_one_chain(own.dump(), chain, without_root=without_root)
        and content == _again(own, chain, signer, _stamp_beside(signer))
    )


def is_plain_stamp(content: bytes) -> bool:
    """Tell whether ``content`` (CMS) is one time stamp, the certificates of its service one chain, and nothing else.

    May raise what the library raises on content made to confuse it.
    """
    from asn1crypto import cms, core

    signed = cms.ContentInfo.load(content, strict=True)["content"]
    (signer,), (digest,) = signed["signer_infos"], signed["digest_algorithms"]
    certificates = [choice.chosen for choice in signed["certificates"]]
    own, chain = _own(certificates, signer["sid"].chosen), [each.dump() for each in certificates]
    if own is None or not _is_one_chain(own.dump(), chain, without_root=True):
        return False
    told = core.OctetString(bytes(signed["encap_content_info"]["content"])).dump()
    what = _der(_SEQUENCE, cms.ContentType("tst_info").dump() + _der(_FIRST, told))
    who = _der(_SEQUENCE, own.issuer.dump() + core.Integer(own.serial_number).dump())
    claims = _algorithm(signer["digest_algorithm"]) + _der(_FIRST, signer["signed_attrs"].contents)
    value = _algorithm(signer["signature_algorithm"]) + core.OctetString(signer["signature"].native).dump()
    signers = _der(_SET, _der(_SEQUENCE, cms.CMSVersion("v1").dump() + who + claims + value))
    beside = _der(_SET, _algorithm(digest)) + what + _der(_FIRST, b"".join(chain))
    inner = _der(_SEQUENCE, cms.CMSVersion("v3").dump() + beside + signers)
    again = _der(_SEQUENCE, cms.ContentType("signed_data").dump() + _der(_FIRST, inner))
    return content == again and digest["algorithm"].native == signer["digest_algorithm"]["algorithm"].native


def room_fits(hole: bytes) -> bool:
    """Tell whether a hole is as large as it is made for the signature in it: larger where a time stamp was to come.

    The library keeps half as much free as it expects to write. Where the hole begins and ends is signed.
    """
    from asn1crypto import cms

    size = der_length(hole)
    signer = cms.ContentInfo.load(hole[:size], strict=True)["content"]["signer_infos"][0]
    stamp = signer["unsigned_attrs"].dump()
    alone = size - len(stamp)
    return bool(stamp) == (len(hole) > alone + alone // 2 + _SLACK)


def _stamp_beside(signer: Any) -> bytes:
    """Return the time stamp beside a signature, put together again; raises where something else is there."""
    unsigned = signer["unsigned_attrs"]
    if not unsigned:
        return b""
    (attribute,) = unsigned
    (token,) = attribute["values"]
    if attribute["type"].native != "signature_time_stamp_token" or not is_plain_stamp(token.dump()):
        raise ValueError
    return _der(_SECOND, _der(_SEQUENCE, attribute["type"].dump() + _der(_SET, token.dump())))


def _algorithm(found: Any) -> bytes:
    """Return an algorithm as it stands; only one kind has more to say than its name."""
    more = found["parameters"].dump()
    if more not in _NOTHING and found["algorithm"].native != "rsassa_pss":
        raise ValueError
    return _der(_SEQUENCE, found["algorithm"].dump() + more)


def _again(own: Any, chain: list[bytes], signer: Any, stamp: bytes) -> bytes:
    """Put the signature together from its parts, in DER."""
    from asn1crypto import cms, core

    version, digest = cms.CMSVersion("v1").dump(), cms.DigestAlgorithm({"algorithm": "sha256"}).dump()
    what = cms.EncapsulatedContentInfo({"content_type": "data"}).dump()
    who = _der(_SEQUENCE, own.issuer.dump() + core.Integer(own.serial_number).dump())
    how = cms.SignedDigestAlgorithm({"algorithm": "sha256_rsa"}).dump()
    claims = _der(_FIRST, signer["signed_attrs"].contents)
    value = core.OctetString(signer["signature"].native).dump()
    signers = _der(_SET, _der(_SEQUENCE, version + who + digest + claims + how + value + stamp))
    beside = _der(_FIRST, b"".join(sorted(chain)))
    inner = _der(_SEQUENCE, version + _der(_SET, digest) + what + beside + signers)
    return _der(_SEQUENCE, cms.ContentType("signed_data").dump() + _der(_FIRST, inner))


def _own(certificates: list[Any], signer: Any) -> Any:
    """Return the certificate that the signature names, if it is there."""
    wanted = signer["serial_number"].native
    return next((found for found in certificates if found.serial_number == wanted), None)


def _is_one_chain(own: bytes, certificates: list[bytes], *, without_root: bool) -> bool:
    """Tell whether these are the signer's certificate and those above it up to its root, all of them needed."""
    left = set(certificates)
    if len(left) != len(certificates):
        return False
    current = own
    left.discard(own)
    while not issued_by(current, current):
        current = next((above for above in left if issued_by(current, above)), b"")
        if not current:
            return without_root and not left
        left.discard(current)
    return not left


def _der(tag: int, body: bytes) -> bytes:
    size = len(body)
    if size < _LONG:
        return bytes([tag, size]) + body
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([tag, _LONG | len(length)]) + length + body


def der_length(content: bytes) -> int:
    """Return how many bytes the DER object at the start takes."""
    if len(content) < 2:  # noqa: PLR2004 - a tag and a length
        raise ValueError
    first = content[1]
    if first < 0x80:  # noqa: PLR2004 - short form
        return 2 + first
    count = first & 0x7F
    return 2 + count + int.from_bytes(content[2 : 2 + count], "big")
