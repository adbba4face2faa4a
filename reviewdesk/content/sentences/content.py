"""What is said when a template or another content file is broken. Nothing of such a file is ever used."""

from typing import Final

from reviewdesk.system.i18n import mark

SENTENCES: Final = {
    "content-not-readable": mark(
        "The file {file} could not be opened. Check that it is there and that you may read it."
    ),
    "content-too-large": mark(
        "The file {file} is larger than {limit_kib} KiB, so it is no template and was not read."
    ),
    "content-not-text": mark("The file {file} is not plain text in UTF-8, so it was not used."),
    "content-not-toml": mark("The file {file} is not written as TOML should be, so it was not used."),
    "content-does-not-fit": mark(
        "The file {file} does not fit the form that ReviewDesk expects at “{place}”, so it was not used."
    ),
    "content-placeholder": mark(
        "The file {file} has something in braces at “{place}” that is not employee, manager or goal, so it"
        " was not used."
    ),
    "content-named-twice": mark(
        "The file {file} names the same thing twice at “{place}”, so it was not used."
    ),
    "template-unknown": mark("This version of ReviewDesk has no template “{template}”."),
    "template-twice": mark(
        "The file {file} is a second template with the name “{template}”, so none was read."
    ),
    "template-looks-back": mark(
        "The template {file} spends more time on the past than on what comes next, so it was not used. Give"
        " growth and plan at least half of the minutes."
    ),
    "wording-phrase": mark(
        "The file {file} has “{phrase}” in the rule “{rule}”, which cannot be understood, so it was not used."
    ),
}
