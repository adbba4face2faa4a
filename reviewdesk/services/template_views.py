"""Templates as the owner's window shows and edits them."""

from dataclasses import dataclass

from reviewdesk.content.template import StagePlan, Template, fill


@dataclass(frozen=True, slots=True)
class TemplateCard:
    """One template of the list; ``version`` is the newest, ``own`` whether it can be worded here."""

    id: str
    version: int
    name: str
    description: str
    minutes: int
    forward_minutes: int
    own: bool
    retired: bool = False


@dataclass(frozen=True, slots=True)
class Shelf:
    """Every template of the desk: what a review can be planned with, and what was taken off."""

    own: tuple[TemplateCard, ...]
    shipped: tuple[TemplateCard, ...]
    retired: tuple[TemplateCard, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A template to be worded anew: it is kept as ``template.version`` of ``template.id``.

    ``spare`` holds the stages that can be put in, ``competencies`` (id, name) what can be chosen.
    """

    template: Template
    spare: tuple[StagePlan, ...]
    competencies: tuple[tuple[str, str], ...]


def card(template: Template, *, own: bool, retired: bool = False) -> TemplateCard:
    """Return a template's entry in the list."""
    return TemplateCard(
        template.id,
        template.version,
        fill(template.name),
        fill(template.description),
        template.minutes,
        template.forward_minutes,
        own,
        retired,
    )
