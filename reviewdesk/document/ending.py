"""The end of the sealed plan: how the conversation ended, the place for signatures, how to check the file."""

from reviewdesk.document import archive_place, fonts
from reviewdesk.document.blocks import Columns, SignatureBox, Stack, TextBlock, label_style
from reviewdesk.document.moments import long_date
from reviewdesk.document.record import ATTACHMENT, SIGNATURE_FIELDS, ReviewRecord
from reviewdesk.document.story import NOTE, PLAIN, WIDTH, Story
from reviewdesk.document.tagging import Node
from reviewdesk.document.text import Style
from reviewdesk.system.i18n import _
from reviewdesk.system.labels import assurance_label, outcome_label, outcome_meaning, retention_label

_NAME = Style(fonts.STRONG, 10, 15)
_OUTCOME = Style(fonts.STRONG, 10.5, 16, space_after=2)
_GUTTER = 15.0


def sign_off(story: Story) -> None:
    """Tell the outcome, what it means, and both people's own words as written."""
    with story.together():
        story.open_section(_("How we ended"))
        _outcome(story)


def _outcome(story: Story) -> None:
    record = story.record
    end = record.sign_off
    story.text(outcome_label(end.outcome), _OUTCOME)
    story.text(outcome_meaning(end.outcome), PLAIN)
    story.pair(_("Reason given"), end.reason)
    story.pair(_("Witness"), end.witness, style=PLAIN)
    for party, words in (("employee", end.employee_words), ("manager", end.manager_words)):
        name = record.person(party).given_name
        story.pair(_("In {name}’s words").format(name=name), words, mark=party)
    if end.rebuttal is not None:
        told = _("{name} sees some of this differently. That account is the appendix of this document.")
        story.pair(_("Appendix"), told.format(name=record.employee.given_name), mark="employee", style=PLAIN)


def signatures(story: Story) -> None:
    """Set the panel with an empty field for each expected signature; it never breaks over two pages."""
    with story.together(most=600):
        story.open_section(_("Signatures"))
        story.lead(_meaning(story))
        cells = [_panel(story, field) for field in story.record.expected_signatures]
        panel = Columns(cells, _halves(len(cells)), gap=_GUTTER)
        panel.spaceBefore = 8
        story.add(panel)
        archive_place.archive_line(story)


def _halves(count: int) -> list[float]:
    """Return widths (points) that make all boxes equal, with a gutter between them."""
    box = (WIDTH - _GUTTER) / 2
    return [box + _GUTTER, box][-count:]


def _meaning(story: Story) -> TextBlock:
    says = _(
        "A signature means: we had this conversation and this is what we said. The time below it is the "
        "time of the computer it was made on, unless it says that a time-stamp service confirms it."
    )
    return TextBlock(says, NOTE, Node("P", story.section))


def _panel(story: Story, field: str) -> Stack:
    record = story.record
    party = SIGNATURE_FIELDS[field]
    group = Node("Div", story.section)
    name = TextBlock(record.person(party).name, _NAME, Node("P", group), party)
    story.forms[field] = Node("Form", group)
    level = assurance_label(getattr(record.assurance, party))
    return Stack(name, SignatureBox(field, story.place), TextBlock(level, label_style(7.5), Node("P", group)))


def about(story: Story) -> None:
    """Say how to tell that nothing was changed, and how long this is kept."""
    with story.together():
        _about(story)


def _about(story: Story) -> None:
    record = story.record
    story.open_section(_("About this document"))
    story.text(
        _(
            "The data of this review is attached to this file as {name}; these pages are drawn from it and "
            "from nothing else. Any change after signing can be found: have ReviewDesk check this file, "
            "or type “reviewdesk verify” and the file’s name."
        ).format(name=ATTACHMENT),
        NOTE,
    )
    if record.blind:
        story.text(
            _(
                "Each rating was sealed before the other could be seen. The proof of that, made before "
                "the reveal, is in the attached data."
            ),
            NOTE,
        )
    _kept(story)
    _numbers(story)


def _numbers(story: Story) -> None:
    """Give what only an archive asks for: the ids by which this file and the one it amends are found."""
    record = story.record
    number = _("{id}, revision {revision}").format(id=record.document_id, revision=record.revision)
    story.pair(_("Document number"), number, style=NOTE)
    story.pair(_("Takes the place of"), _earlier(record), style=NOTE)
    story.pair(_("Template version"), record.review.template_version, style=NOTE)
    half = len(record.audit.head) // 2
    head = f"{record.audit.head[:half]}\n{record.audit.head[half:]}"
    told = _("Entry {sequence}\n{head}").format(sequence=record.audit.sequence, head=head)
    story.pair(_("Audit trail"), told, style=NOTE)


def _earlier(record: ReviewRecord) -> str:
    """Return the id and the number of the document that this one amends; it is always the one before."""
    if record.revision == 1:
        return record.supersedes
    number = _("{id}, revision {revision}")
    return number.format(id=record.supersedes, revision=record.revision - 1)


def _kept(story: Story) -> None:
    kept = story.record.retention
    told = [retention_label(kept.class_)]
    if kept.review_on:
        told.append(_("to be looked at again on {date}").format(date=long_date(kept.review_on)))
    if kept.hold:
        told.append(_("on hold: not to be destroyed"))
    story.pair(_("Kept"), ", ".join(told), style=NOTE)
