"""What ships fits its schema: the program trusts this test and does not look again at each start."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from reviewdesk.content.source import check, read_toml
from reviewdesk.domain.errors import ContentError
from reviewdesk.system.resources import resource, resources_folder

FOLDERS = {
    "templates": "template-1",
    "demo/reviews": "demo-review-1",
    "questions": "questions-1",
    "wording": "wording-1",
}
FILES = [
    *(
        (file, schema)
        for folder, schema in FOLDERS.items()
        for file in sorted(resource(folder).glob("*.toml"))
    ),
    (resource("demo", "company.toml"), "demo-company-1"),
    (resource("demo", "goals.toml"), "demo-goals-1"),
]


@pytest.mark.parametrize(
    ("file", "schema"), FILES, ids=lambda part: part.name if isinstance(part, Path) else ""
)
def test_a_file_that_ships_fits_its_schema(file: Path, schema: str) -> None:
    check(file, tomllib.loads(file.read_text(encoding="utf-8")), schema)


def test_no_file_that_ships_is_left_out() -> None:
    assert {file for file, _ in FILES} == set(resources_folder().rglob("*.toml"))


def test_the_same_file_from_elsewhere_is_looked_at(tmp_path: Path) -> None:
    foreign = tmp_path / "template.toml"
    foreign.write_text(
        resource("templates", "year-review.toml").read_text(encoding="utf-8") + '\n[extra]\nkey = "x"\n'
    )
    with pytest.raises(ContentError, match="content-does-not-fit"):
        read_toml(foreign, "template-1")


def test_reading_what_ships_loads_no_schema_checker() -> None:
    code = (
        "import sys; from reviewdesk.content.library import load_library; load_library();"
        "print('jsonschema' in sys.modules)"
    )
    root = Path(__file__).parents[2]
    ran = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=root)
    assert ran.stdout.strip() == "False"
