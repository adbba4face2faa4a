"""What is said at the terminal and at the start, before there is a window."""

from typing import Final

from reviewdesk.system.i18n import mark

SENTENCES: Final = {
    "desk-not-named": mark("Say which desk: add --desk and its folder."),
    "person-not-clear": mark("{told}. Name one of them by number: {ids}."),
    "unexpected": mark(
        "Something happened that ReviewDesk did not expect. All that was shown as saved is safe; please"
        " close ReviewDesk and start it again."
    ),
    "no-window-library": mark(
        "ReviewDesk cannot open a window because the system library {detail} is missing; on Debian or Ubuntu"
        " type: sudo apt-get install {package}"
    ),
    "no-window-no_display": mark(
        "ReviewDesk cannot open a window because there is no display here; start it in a desktop session, or"
        " type: reviewdesk demo --headless"
    ),
    "no-window-unreachable": mark(
        "ReviewDesk cannot open a window because the display {detail} does not answer."
    ),
    "demo-not-written": mark(
        "The sample meeting cannot write its files into {folder} ({reason}); name another folder with --out."
    ),
    "walkthrough-stuck": mark(
        "The sample meeting waited in vain for “{what}” and was given up. Nothing of yours was touched; please"
        " report it."
    ),
    "passphrase-file-empty": mark("The file {file} holds no passphrase in its first line."),
    "passphrase-file-not-text": mark(
        "The first line of {file} is not text in UTF-8, so it cannot be a passphrase that somebody types."
    ),
    "passphrase-not-asked": mark(
        "A passphrase is needed and there is no terminal to ask at; name a file that holds it with"
        " --passphrase-file."
    ),
    "passphrase-not-repeated": mark("The two passphrases were not the same; nothing was made."),
    "not-a-certificate": mark(
        "{file} holds no certificate; a root is a text file that begins with BEGIN CERTIFICATE."
    ),
    "folder-without-plans": mark("{folder} holds no PDF, nor does any folder in it."),
    "file-unreadable": mark("{file} could not be read: {reason}."),
}
