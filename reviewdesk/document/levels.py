"""Levels of assurance: what the page claims for a signature may not be more than its certificate shows.

A: confirmed in the meeting, on a shared computer. B: signed on the person's own desk. C: signed with a company's
certificate or smartcard. The page is drawn before anybody signs, so the claim has to be held against the signature.
"""

from collections.abc import Iterator, Sequence

from reviewdesk.document.certificates import DESK_NAME
from reviewdesk.document.verdict import Signer


def overclaims(signers: Sequence[Signer]) -> Iterator[str]:
    """Yield the fields whose level cannot be true: C from a desk's root, or B of two people on one desk."""
    own = [signer for signer in signers if signer.level == "B"]
    for signer in signers:
        from_a_desk = DESK_NAME in signer.root_name
        shared = signer in own and any(each is not signer and each.root == signer.root for each in own)
        if (signer.level == "C" and from_a_desk) or shared:
            yield signer.field
