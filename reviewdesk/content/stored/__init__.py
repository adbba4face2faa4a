"""What each table of a desk and each of its columns holds, in plain words.

The fact sheet goes through the tables that a desk really has and looks each column up here; a test fails where a
column has no words. Columns without a word about anybody (numbers, marks, links between rows) are described too.
"""

from collections.abc import Mapping
from typing import Final

from reviewdesk.content.stored import desk, documents, people, reviews
from reviewdesk.content.stored.words import Stored

STORED: Final[Mapping[str, Stored]] = {
    **people.STORED,
    **reviews.STORED,
    **documents.STORED,
    **desk.STORED,
}
"""By the name of the table."""
