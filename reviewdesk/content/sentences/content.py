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
    "content-newer": mark(
        "The file {file} was written by a newer version of ReviewDesk, so it was not used. Ask for a copy from"
        " your version, or bring yours up to date."
    ),
    "content-too-deep": mark(
        "The file {file} nests things deeper than any template does, so it was not used."
    ),
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
    "template-file-order": mark(
        "The template {file} has its parts in an order in which no meeting can be held, so it was not used. The"
        " welcome comes first, the sign-off last."
    ),
    "template-competency-unknown": mark(
        "The template {file} names the competency “{competency}”, which this version of ReviewDesk does not have, so it"
        " was not used."
    ),
    "template-here-already": mark("The template in {file} is here already, word for word."),
    "template-not-saved": mark(
        "The file {file} could not be written there. Choose another folder and try again."
    ),
    "template-in-use": mark("A review is planned with this version by now, so it stays."),
    # While a template is being worded
    "template-says-nothing": mark("Write a few words here."),
    "template-text-too-long": mark("That is longer than {most} characters. Shorter is easier to hear, too."),
    "template-braces": mark("Between braces only these can stand: employee, manager, goal."),
    "template-minutes": mark("Give this part at least one minute and at most {most}."),
    "template-many-prompts": mark("That is more than {most} questions for one part. Take some out."),
    "template-many-competencies": mark("Choose at most {most}: more than that nobody keeps in mind."),
    "template-order": mark(
        "In this order no meeting can be held: the welcome comes first, the sign-off last, and something between."
    ),
    "template-asks-nothing": mark("Keep at least one question for the self-assessment."),
    "template-less-than-half": mark(
        "Less than half of the time looks forward. Give growth or the plan some more minutes."
    ),
}
