"""Fill the disk under an open desk, make room, go on; print what happened on the way."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import select

from reviewdesk.domain.errors import DeskError
from reviewdesk.models.desk_rows import Setting
from reviewdesk.vault.desk import Desk
from tests.desk_kit import new_desk, reopen
from tests.faults.filling import fill

EDIT = "what somebody typed " * 40
MOST_EDITS = 5000


def key_of(action: Callable[[], object]) -> str:
    """Return the key of the error that ``action`` ends in."""
    try:
        action()
    except DeskError as error:
        return error.key
    return "no error"


def save(desk: Desk, number: int) -> None:
    """Save one edit."""
    with desk.write(desk.info.owner_id) as unit:
        unit.session.add(Setting(key=f"edit-{number}", value=EDIT))
        unit.audit("text.changed", "joint", {"number": number})


def saved(desk: Desk) -> int:
    """Return how many edits are there, whole."""
    with desk.read() as session:
        return list(session.scalars(select(Setting.value))).count(EDIT)


def main(place: Path) -> None:
    """Mount a small disk and use it up."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", place], check=True)
    filler = place / "filler"
    fill(filler)
    outcome: dict[str, object] = {"create": key_of(lambda: new_desk(place / "desk"))}
    filler.unlink()
    outcome["exists after failed creation"] = Desk.exists(place / "desk")

    desk = new_desk(place / "desk")
    save(desk, 0)
    fill(filler)
    acknowledged = 1
    key = "no error"
    while key == "no error" and acknowledged < MOST_EDITS:
        number = acknowledged
        key = key_of(lambda: save(desk, number))  # noqa: B023 - called at once
        acknowledged += key == "no error"
    outcome["save"] = key
    outcome["save again"] = key_of(lambda: save(desk, acknowledged))
    outcome["store a file"] = key_of(lambda: desk.files.put(bytes(100_000)))
    outcome["still readable"] = saved(desk) == acknowledged
    filler.unlink()
    outcome["save with room"] = key_of(lambda: save(desk, acknowledged))
    outcome["store a file with room"] = key_of(lambda: desk.files.put(bytes(100_000)))
    fill(filler)
    desk.close()
    filler.unlink()
    desk = reopen(place / "desk")
    outcome["nothing lost"] = saved(desk) == acknowledged + 1
    outcome["trail whole"] = desk.verify_trail().broken_at is None
    desk.close()
    sys.stdout.write(json.dumps(outcome))


main(Path(sys.argv[1]))
