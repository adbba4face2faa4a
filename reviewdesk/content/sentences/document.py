"""What is said when a sealed plan cannot be made, kept or read."""

from typing import Final

from reviewdesk.system.i18n import mark

SENTENCES: Final = {
    # Files in the desk
    "file-missing": mark(
        "A file that belongs to this desk is missing from its folder. The record of it is safe; put the file"
        " back from your newest copy."
    ),
    "file-altered": mark(
        "A file in this desk is not the one that was stored. It was not opened; put it back from your newest"
        " copy."
    ),
    "copy-not-saved": mark(
        "The copy could not be saved there. The sealed plan is safe in the desk; choose another folder and"
        " try again."
    ),
    "file-not-saved": mark("The file could not be saved there. Choose another folder and try again."),
    "time-zone-unknown": mark(
        "This computer does not say in which time zone it is, so no calendar file was written. Set the time"
        " zone in the computer’s settings and try again."
    ),
    "certificate-not-saved": mark(
        "The certificate could not be saved there. Choose another folder and try again."
    ),
    "plan-already-kept": mark("This plan is in your archive already. Nothing was added."),
    "plan-not-intact": mark(
        "Something in this file was changed after it was signed, so it was not kept. Verify it to see what."
    ),
    "plan-not-proven": mark(
        "Another version of ReviewDesk drew this plan, so it cannot be told here whether its pages are as they were"
        " sealed. It was not kept. Keep it with that version."
    ),
    # Reading a file
    "not_a_pdf": mark(
        "This file is no PDF that can be read. It may be damaged, or something else under that name."
    ),
    "encrypted": mark(
        "This PDF asks for a password, and a sealed plan never does. It cannot be looked at here."
    ),
    "no_attached_review": mark(
        "This PDF has no review attached, so it is not one of ReviewDesk’s sealed plans."
    ),
    "record_too_large": mark(
        "The data attached to this document is larger than any review, so it was not read."
    ),
    "record_unreadable": mark("The data attached to this document cannot be read."),
    "record_not_canonical": mark(
        "The data attached to this document is not written the way ReviewDesk writes it. Somebody or"
        " something has changed it."
    ),
    "record_invalid": mark(
        "The data attached to this document is not a complete review, so it was not used."
    ),
    "certificate_unreadable": mark("The certificate cannot be read, so it proves nothing."),
    "plan-too-long": mark(
        "This is more than one plan can hold. Most of it stands in {part}: shorten it there, then look again."
        " Nothing was lost."
    ),
    # Signing
    "key_unreadable": mark(
        "The key for this signature cannot be read, so nothing was signed. Close the review, open it again,"
        " and try once more."
    ),
    "signature_field_missing": mark(
        "The document has no place left for this signature, so nothing was signed. Go back one step and open"
        " the document again."
    ),
    "sealed-file-not-sound": mark(
        "The signed file does not prove itself, so it was not sealed. Take the signatures back and sign once"
        " more; nothing you wrote is lost."
    ),
    "signing_failed": mark(
        "The signature could not be put into the document. The review is safe and unsigned; please try again."
    ),
}
