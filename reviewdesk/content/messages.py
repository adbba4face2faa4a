"""Words every error: one plain sentence or two per key, saying what happened, what is safe and what to do."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from reviewdesk.content.sentences import (
    archive,
    content,
    desk,
    document,
    drawers,
    meeting,
    office,
    shell,
    templates,
)
from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.system.i18n import _, mark

SENTENCES: Final = MappingProxyType(
    {
        **desk.SENTENCES,
        **drawers.SENTENCES,
        **office.SENTENCES,
        **meeting.SENTENCES,
        **document.SENTENCES,
        **archive.SENTENCES,
        **content.SENTENCES,
        **shell.SENTENCES,
        **templates.SENTENCES,
    }
)
UNKNOWN: Final = mark(
    "That did not work, and ReviewDesk has no better words for it than “{key}”. Please try again."
)
_GAP: Final = re.compile(r"\{([a-z_]+)\}")


def sentence(error: ReviewDeskError) -> str:
    """Return what a person is told about ``error``, translated, with its parameters put in."""
    return words(error.key, error.params)


def words(key: str, params: Mapping[str, object] = MappingProxyType({})) -> str:
    """Return the sentence for a key that is told without being raised, such as why undo was cleared.

    A parameter that was not given leaves its gap visible in braces: ugly, but never a second error on top of the
    first.
    """
    values = {"key": key, **params}
    template = SENTENCES.get(key, UNKNOWN)
    return _GAP.sub(lambda gap: str(values.get(gap[1], gap[0])), _(template))


def gaps(template: str) -> frozenset[str]:
    """Return the names of the parameters that a sentence needs."""
    return frozenset(_GAP.findall(template))
