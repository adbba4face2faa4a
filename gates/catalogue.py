"""Keep the message catalogues true to the source, and compile them.

``python -m gates.catalogue`` fails when ``resources/i18n/reviewdesk.pot`` does not hold exactly the strings
that the source marks; ``--write`` renews it. The template carries no dates and no line numbers, so it changes
only when a string does.
"""

import argparse
import io
import sys
from collections.abc import Sequence
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2), "mark": None}
SOURCES = (
    ("reviewdesk", "**.py", "python"),
    ("resources/questions", "**.toml", "reviewdesk.content.catalogue:extract_toml"),
    ("resources/wording", "**.toml", "reviewdesk.content.catalogue:extract_toml"),
    ("resources/templates", "**.toml", "reviewdesk.content.catalogue:extract_toml"),
    ("resources/competencies", "**.toml", "reviewdesk.content.catalogue:extract_toml"),
)


PLAN = ("reviewdesk/document/", "reviewdesk/system/labels.py")
"""Where the words of the sealed plan are marked; each of its translations is whole (``plan.po``)."""
OFF_PAGE = {f"reviewdesk/document/{name}.py" for name in ("record_json", "verdict", "verdict_words")}


def extract(root: Path) -> Catalog:
    """Return every string below ``root`` that is marked for translation, with the files it stands in."""
    catalogue = Catalog(project="ReviewDesk", charset="utf-8", fuzzy=False)
    for folder, pattern, method in SOURCES:
        found = extract_from_dir(
            root / folder,
            [(pattern, method)],
            keywords=KEYWORDS,
            comment_tags=("Translators:",),
            strip_comment_tags=True,
        )
        for file, _line, message, comments, context in found:
            place = (f"{folder}/{Path(file).as_posix()}", 0)
            catalogue.add(message, locations=[place], auto_comments=comments, context=context)
    return catalogue


def template(catalogue: Catalog) -> str:
    """Return ``catalogue`` as the text of a template that does not change by itself."""
    out = io.BytesIO()
    write_po(out, catalogue, omit_header=True, sort_output=True, include_lineno=False, width=100)
    return out.getvalue().decode()


def words_of_the_plan(catalogue: Catalog) -> list[Message]:
    """Return the strings that may stand on the pages of a sealed plan."""
    return [
        message
        for message in catalogue
        if message.id
        and any(place.startswith(PLAN) and place not in OFF_PAGE for place, _ in message.locations)
    ]


def plan_flaws(folder: Path, catalogue: Catalog) -> list[str]:
    """Return a sentence for each translation of the plan that does not hold exactly the plan's words.

    A document in two languages at once would be sealed for ten years.
    """
    flaws = []
    wanted = {(message.context, message.id) for message in words_of_the_plan(catalogue)}
    for po in sorted(folder.glob("*/LC_MESSAGES/plan.po")):
        language = po.parent.parent.name
        with po.open("rb") as file:
            read = read_po(file, locale=language)
        told = {
            (m.context, m.id) for m in read if m.id and m.string and all(_parts(m.string)) and not m.fuzzy
        }
        flaws += [f"The plan in {language} lacks: {said!r}" for _, said in sorted(wanted - told, key=str)]
        flaws += [
            f"The plan in {language} no longer says: {said!r}" for _, said in sorted(told - wanted, key=str)
        ]
    return flaws


def _parts(said: str | Sequence[str]) -> Sequence[str]:
    return [said] if isinstance(said, str) else said


def compile_all(folder: Path) -> list[str]:
    """Compile each language's catalogue below ``folder``; return a sentence for each flaw found."""
    flaws = []
    for po in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        with po.open("rb") as file:
            catalogue = read_po(file, locale=po.parent.parent.name)
        flaws += [f"{po.name}: {error}" for message, errors in catalogue.check() for error in errors]
        with po.with_suffix(".mo").open("wb") as out:
            write_mo(out, catalogue)
    return flaws


def main(words: Sequence[str], root: Path = ROOT) -> int:
    """Compare or renew the template, then compile; 1 if the template is stale or a translation is broken."""
    parser = argparse.ArgumentParser(prog="gates.catalogue")
    parser.add_argument("--write", action="store_true", help="renew the template")
    write = parser.parse_args(words).write
    folder = root / "resources" / "i18n"
    pot = folder / "reviewdesk.pot"
    catalogue = extract(root)
    fresh = template(catalogue)
    if write:
        folder.mkdir(parents=True, exist_ok=True)
        pot.write_text(fresh, encoding="utf-8")
    flaws = compile_all(folder) + plan_flaws(folder, catalogue)
    if not pot.is_file() or pot.read_text(encoding="utf-8") != fresh:
        flaws.append("The template of messages is stale: run  .venv/bin/python -m gates.catalogue --write")
    for flaw in flaws:
        print(flaw)
    print(f"{len(catalogue)} strings to translate")
    return int(bool(flaws))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
