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
        "Something in this file was changed after it was signed, so it was not kept. Check the file to see what."
    ),
    "plan-lost-on-its-way": mark(
        "The desk’s own copy of this file was gone before the plan was entered, so nothing was added. Please add it"
        " once more."
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
    # Time stamps
    "time_server_unreachable": mark(
        "The time-stamp server cannot be reached, so there is no time stamp yet. Try again, or go on without one."
    ),
    "time_server_slow": mark(
        "The time-stamp server did not answer in time, so there is no time stamp yet. Try again, or go on without"
        " one."
    ),
    "time_server_refused": mark(
        "The time-stamp server refused to answer, so there is no time stamp yet. Try again, or go on without one."
    ),
    "time_server_answer": mark(
        "What answered is no time-stamp server, so there is no time stamp yet. A guest network that asks for a"
        " password does that. Try again, or go on without a time stamp."
    ),
    "time_stamp_wrong": mark(
        "The time-stamp server sent a stamp for something else, so it was not used. Try again, or go on without a"
        " time stamp."
    ),
    "time_stamp_untrusted": mark(
        "The time stamp does not come from the service that is set on this desk, so it was not used. Try again, or"
        " go on without a time stamp."
    ),
    "time_stamp_form": mark(
        "The time-stamp server sent more than a time stamp, and nobody could tell later whether that was changed, so"
        " it was not used. Use another time-stamp service, or go on without a time stamp."
    ),
    "time_stamp_clock": mark(
        "This computer’s clock and the time-stamp server are {minutes} minutes apart, so there is no time stamp"
        " yet. Set the clock and try again, or go on without a time stamp."
    ),
    "time-stamp-no-longer": mark(
        "The time-stamp server’s own certificate ends as soon as the stamp there is, so a new one would gain"
        " nothing yet. Try again when the service has a newer certificate."
    ),
    "no-time-server": mark("No time-stamp server is set on this desk. Set one in Settings first."),
    "stamping_failed": mark(
        "The time stamp could not be put into the document. The document is as it was; please try again."
    ),
    "time-server-address": mark(
        "A time-stamp server has an address that begins with https:// or http://, without spaces."
    ),
    "not-a-root": mark(
        "This certificate may not vouch for others, so it is not the one of a desk or a service. Ask for the one"
        " that is saved in that desk’s Settings."
    ),
    # Desks that are known here
    "desk-is-this-one": mark("This is the certificate of the desk you are at. It is trusted already."),
    "desk-already-known": mark("This desk is known here already. Nothing was added."),
    "fingerprint-differs": mark(
        "The two fingerprints are not the same, so the desk was not added. Ask the person at that desk to read"
        " theirs out once more."
    ),
    "desk-does-not-follow": mark(
        "No desk that is known here says that this certificate takes its place. Compare the fingerprints instead."
    ),
    "revocations-unknown": mark(
        "No desk that is known here has signed this list of withdrawn certificates, so it was not used."
    ),
    "revocations-older": mark(
        "This list of withdrawn certificates is no newer than the one that is kept here, so that one stays. Ask the"
        " desk for its newest list."
    ),
    "archive-needs-hr-desk": mark("Only HR’s own desk puts the archive’s signature on a document."),
    # Company keys and smartcards
    "company-key-not-opened": mark(
        "The password does not open this file, or it is no file with a key (.p12, .pfx). Nothing was signed;"
        " please try again."
    ),
    "company-key-missing": mark(
        "There is no key to sign with, or no certificate for it. Ask whoever gave it to you; nothing was signed."
    ),
    "company-key-kind": mark(
        "This key is of a kind that would take the plan out of its archival form. Ask whoever gave it to you for one"
        " of the other kind; nothing was signed."
    ),
    "company-key-file-unreadable": mark(
        "The file with the key cannot be read. See if it is still there, or choose it again; nothing was signed."
    ),
    "company-key-over": mark(
        "The certificate of this key ended on {day}. Ask whoever gave it to you for a new one; nothing was signed."
    ),
    "company-key-not-yet": mark("The certificate of this key begins on {day}. Nothing was signed."),
    "company-key-needed": mark(
        "The page says that this signature is made with a company’s key. Choose the key, or take it off the page"
        " and look at the document again."
    ),
    "company-key-not-on-page": mark(
        "The page does not say that this signature is made with a company’s key. Put it on the page and look at"
        " the document again."
    ),
    "company-key-too-late": mark(
        "Somebody has signed already, and how each signs is printed above. Take the signatures away first."
    ),
    "company-key-of-another": mark(
        "This key was made out to {signer}, and the place is {expected}’s. Nothing was signed."
    ),
    "card-support-missing": mark(
        "Smartcards need one more part of ReviewDesk (the extra “smartcard”), which is not installed here."
    ),
    "card-library-unusable": mark(
        "The smartcard’s own software cannot be used. Ask whoever gave you the card for the right one."
    ),
    "card-missing": mark("No smartcard was found. Put it in and try again; nothing was signed."),
    "card-pin-wrong": mark("That is not the card’s PIN. Nothing was signed; mind that a card locks itself."),
    "card-locked": mark(
        "The card has locked itself after wrong PINs. Whoever gave it to you can open it again."
    ),
    "card-failed": mark("The smartcard stopped answering. Nothing was signed; please try again."),
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
