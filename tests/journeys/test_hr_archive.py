"""What a manager has sealed comes into HR's inbox, is found again, and leaves in a copy that proves itself."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from reviewdesk.document.verify import verify
from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.ui.walkthrough.hr import archive_and_picture
from reviewdesk.ui.walkthrough.pictures import MODES, SIZES
from tests.journeys.house import House
from tests.services.surroundings import CHEAP

ROOMS = ("hr-1-inbox", "hr-2-archive", "hr-3-disposal", "hr-4-rules", "hr-5-care")


def test_hr_files_what_was_sealed_finds_it_and_writes_a_copy(house: House, tmp_path: Path) -> None:
    room = house.start()
    sealed = room.do(room.services.archive.all)
    told: list[str] = []
    script = replace(house.script, review=house.script.company.sealed[-1])
    pictures = archive_and_picture(room, script, tmp_path / "made", tmp_path, told.append, cost=CHEAP)
    assert told == ["HR's desk", "Inbox", "Archive", "Disposal", "Care"]
    assert {file.relative_to(tmp_path).as_posix() for file in pictures} == {
        f"{width}x{height}/{room}-{mode}.png" for width, height in SIZES for room in ROOMS for mode in MODES
    }
    assert all(file.is_file() for file in pictures)
    register = (tmp_path / "archive" / "register.json").read_text(encoding="utf-8")
    assert {plan["document_id"] for plan in json.loads(register)["plans"]} == {
        plan.document_id for plan in sealed
    }
    copies = sorted((tmp_path / "archive").rglob("*.pdf"))
    assert len(copies) == len(sealed)
    for copy in copies:
        verdict = verify(copy.read_bytes())
        assert verdict.intact
        assert verdict.archive is not None


def test_a_plan_that_is_not_there_is_not_taken_for_found(house: House, tmp_path: Path) -> None:
    room = house.start()  # today's meeting was not held
    with pytest.raises(ReviewDeskError, match="walkthrough-stuck"):
        archive_and_picture(room, house.script, tmp_path / "made", tmp_path, lambda _words: None, cost=CHEAP)
