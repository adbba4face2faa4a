"""What is said when a desk cannot be opened, read or written. First what is safe, then what to do."""

from typing import Final

from reviewdesk.system.i18n import mark

SENTENCES: Final = {
    # The passphrase and the keyring
    "wrong-passphrase": mark(
        "That passphrase does not open this desk. Nothing was changed; look at capital letters and the"
        " keyboard layout, and try again."
    ),
    "passphrase-empty": mark("A passphrase needs at least one character. Four unrelated words are good."),
    "passphrase-needed": mark("This desk opens with its passphrase."),
    "keyring-no-backend": mark(
        "This computer has no keyring that ReviewDesk can use. Your desk is safe and opens with its"
        " passphrase."
    ),
    "keyring-no-session": mark(
        "The keyring of this computer cannot be reached from here. Your desk is safe and opens with its"
        " passphrase."
    ),
    "keyring-locked": mark(
        "The keyring of this computer is locked. Your desk is safe: open it with its passphrase, or unlock"
        " the keyring and try again."
    ),
    "keyring-unsafe-backend": mark(
        "The keyring of this computer does not encrypt what it keeps, so ReviewDesk does not use it. Your"
        " desk is safe and opens with its passphrase."
    ),
    "keyring-not-kept": mark(
        "The keyring of this computer did not keep the key it was given. Your desk is safe and opens with"
        " its passphrase, as before."
    ),
    "keyring-no-entry": mark(
        "The keyring of this computer has no key for this desk. Your desk is safe and opens with its"
        " passphrase."
    ),
    "keyring-timed-out": mark(
        "The keyring of this computer does not answer. Your desk is safe: open it with its passphrase, or"
        " look for a window in which the keyring asks for its own."
    ),
    "keyring-failed": mark(
        "The keyring of this computer answered in a way ReviewDesk does not understand. Your desk is safe"
        " and opens with its passphrase."
    ),
    # The place where the desk lies
    "desk-read-only": mark(
        "Nothing can be saved in the folder of this desk. All that was saved before is safe; allow writing"
        " to the folder, or move the whole folder to a place where you may write."
    ),
    "disk-full": mark(
        "The disk is full, so the last change is not saved. Everything before it is safe; leave this window"
        " open, free some space, and try again."
    ),
    "desk-place-failed": mark(
        "The place where this desk lies does not answer as it should ({code}), so the last change is not"
        " saved. Everything before it is safe; check the disk or the connection to it, and try again."
    ),
    "desk-in-use": mark(
        "This desk is already open in another ReviewDesk window. Nothing was changed; go on there, or close"
        " that window and try again."
    ),
    "already-open": mark(
        "This desk is already open in another ReviewDesk window, which does not answer. Nothing was changed;"
        " wait a moment, or close that window and try again."
    ),
    "desk-busy": mark(
        "The desk is busy with another change, so this one is not saved yet. Everything before it is safe;"
        " try again in a moment."
    ),
    # The desk itself
    "no-desk": mark(
        "There is no desk in this folder. Nothing was made; choose another folder, or make a new desk."
    ),
    "desk-exists": mark(
        "There is a desk, or what is left of one, in this folder already. It was not touched; open it, or"
        " choose another folder."
    ),
    "guards-missing": mark(
        "This desk lacks the guards that keep sealed records from being changed, so it was not opened."
        " Nothing was overwritten; keep the folder as it is, and put back your newest copy beside it."
    ),
    "root-exists": mark(
        "This desk has a signing root already. It stays, because earlier signatures rest on it."
    ),
    "append-only": mark("The history of a desk can only be added to. Nothing was changed."),
    "record-sealed": mark(
        "This review is sealed, and nothing in it was changed. What has to be added goes into a new document."
    ),
    "draft-closed": mark("This draft is still closed. Only the employee can open it."),
    "desk-damaged": mark(
        "The file of this desk is damaged; your passphrase is right. Nothing was overwritten and no new desk"
        " was made: keep the folder as it is, and put back your newest copy beside it."
    ),
    "keys-damaged": mark(
        "The file that holds the keys of this desk is missing or damaged. The desk itself was not touched;"
        " put back keys.json from your newest copy of the folder."
    ),
    "desk-newer": mark(
        "This desk was last used with a newer ReviewDesk (its format is {version}). Nothing was changed;"
        " open it with that version."
    ),
    "engine-too-old": mark(
        "The database engine on this computer is {found}, and that version can lose data. The desk was not"
        " opened; set ReviewDesk up again with “python3 run.py”."
    ),
    "anchor-lost": mark(
        "The file that proves this desk complete is missing or damaged. The desk was not changed; put back"
        " anchor.json from your newest copy of the folder."
    ),
    "commits-missing": mark(
        "The last changes to this desk are missing: {known} were noted and {found} are there. Nothing was"
        " overwritten; the folder was probably copied while the desk was open, so look for the complete one."
    ),
    "history-changed": mark(
        "The history of this desk is not the one that was noted when it was last closed. Nothing was"
        " overwritten; keep the folder as it is, and compare it with your newest copy."
    ),
    "shared-text-unreadable": mark(
        "A saved text cannot be read. Nothing was overwritten; close this window and open the review again."
    ),
}
