"""Sealed plans, those that are being signed, and the register of an archive."""

from typing import Final

from reviewdesk.content.stored.words import DOCUMENT, FILE, FINGERPRINT, ID, OF_REVIEW, Stored
from reviewdesk.system.i18n import mark

_TRAIL_AT: Final = mark("how long the audit trail was when the document was drawn")
_TRAIL_HEAD: Final = mark("the last fingerprint of the audit trail then")
_NUMBER: Final = mark("its place in the register")

STORED: Final = {
    "sealed_plan": Stored(
        mark("Sealed plans"),
        mark("The signed document, and what a list of documents shows of it."),
        {
            "document_id": DOCUMENT,
            "review_id": OF_REVIEW,
            "stored_name": FILE,
            "sha256": FINGERPRINT,
            "file_name": mark("what the file is called when it is saved; no name of a person stands in it"),
            "title": mark("what it is called"),
            "outcome": mark("how the employee closed it"),
            "employee_id": mark("the employee"),
            "employee_name": mark("the employee’s name on that day"),
            "manager_id": mark("the manager"),
            "manager_name": mark("the manager’s name on that day"),
            "period_start": mark("the first day of the period"),
            "period_end": mark("the last day of the period"),
            "sealed_at": mark("when it was sealed"),
            "audit_seq": _TRAIL_AT,
            "audit_head": _TRAIL_HEAD,
            "supersedes": mark("the document whose place it takes"),
        },
    ),
    "pending_document": Stored(
        mark("Documents that are being signed"),
        mark("The file between its drawing and the last signature."),
        {
            "review_id": OF_REVIEW,
            "document_id": DOCUMENT,
            "stage": mark("who has signed so far"),
            "stored_name": FILE,
            "sha256": FINGERPRINT,
            "at": mark("when it was drawn or signed last"),
            "audit_seq": _TRAIL_AT,
            "audit_head": _TRAIL_HEAD,
            "employee_signed_at": mark("when the employee signed"),
            "manager_signed_at": mark("when the manager signed"),
        },
    ),
    "register_entry": Stored(
        mark("Register"),
        mark("What an archive knows of a plan besides its file: what was checked, and how long it is kept."),
        {
            "number": _NUMBER,
            "document_id": DOCUMENT,
            "revision": mark("which revision of the document it is"),
            "stored_name": FILE,
            "sha256": FINGERPRINT,
            "origin_root": mark("which desk it was sealed on"),
            "audit_seq": _TRAIL_AT,
            "audit_head": _TRAIL_HEAD,
            "drawn_at": mark("when it was drawn"),
            "held_on": mark("the day of the conversation"),
            "employee_level": mark("how much the employee’s signature can prove"),
            "manager_level": mark("how much the manager’s signature can prove"),
            "shown": mark("whether its pages show what its data says"),
            "trusted": mark("whether a known desk vouches for it"),
            "trail": mark("how it fits what was archived from that desk before"),
            "seal": mark("whether the archive added a seal of its own"),
            "stamped_until": mark("how long its time stamps can be checked"),
            "archived_at": mark("when it was archived"),
            "retention_class": mark("the rule it is kept by"),
            "review_on": mark("when somebody looks at it again"),
            "held": mark("whether it is kept whatever the rule says"),
        },
    ),
    "plan_words": Stored(
        mark("Words to find a plan by"),
        mark("So that a plan is found by a name, a goal or a promise."),
        {"number": _NUMBER, "names": mark("the names"), "words": mark("words of titles, goals and promises")},
    ),
    "hold": Stored(
        mark("Holds"),
        mark("Why a plan is kept whatever its rule says, for example during a dispute."),
        {
            "id": ID,
            "document_id": DOCUMENT,
            "reason": mark("why it is kept, in words"),
            "set_by": mark("who set it"),
            "set_at": mark("when it was set"),
            "lifted_by": mark("who lifted it"),
            "lifted_at": mark("when it was lifted"),
        },
    ),
    "disposal": Stored(
        mark("Log of what was disposed of"),
        mark("To show that a plan went by rule. No name and no word of it is left."),
        {
            "document_id": DOCUMENT,
            "brought": mark("whether another archive disposed of it, as its copy says"),
            "sha256": FINGERPRINT,
            "retention_class": mark("the rule it was kept by"),
            "rule": mark("what that rule said"),
            "review_on": mark("from when it could go"),
            "disposed_at": mark("when it went"),
            "disposed_by": mark("who confirmed it"),
        },
        personal=False,
    ),
    "register_count": Stored(
        mark("Counters of the register"),
        mark("How many plans there are."),
        {"name": mark("what is counted"), "value": mark("how many there are")},
        personal=False,
    ),
}
"""By the name of the table; the register’s are those of a desk that has one."""
