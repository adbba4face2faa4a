"""What is said while a template is worded, and when one that comes as a file is refused."""

from typing import Final

from reviewdesk.system.i18n import mark

SENTENCES: Final = {
    # Files
    "content-newer": mark(
        "The file {file} was written by a newer version of ReviewDesk, so it was not used. Ask for a copy from"
        " your version, or bring yours up to date."
    ),
    "content-too-deep": mark(
        "The file {file} nests things deeper than any template does, so it was not used."
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
