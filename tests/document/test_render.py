"""The pages say what the record says, all of it, and the same way every time."""

import io
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from reviewdesk.document import record as r
from reviewdesk.document.attached import attached_json, read_attached
from reviewdesk.document.record_json import load_json
from reviewdesk.document.render import render, renderer
from reviewdesk.document.unprintable import unprintable
from reviewdesk.domain.errors import DocumentError
from reviewdesk.system import i18n
from tests.document.checks import archival_problems, tagging_problems
from tests.document.reading import page_texts, text
from tests.document.sample import bare, declined, sample
from tests.document.signed import far_names


def test_drawing_the_attached_data_again_gives_the_same_bytes() -> None:
    drawn = render(sample())
    assert render(load_json(attached_json(drawn))) == drawn
    assert read_attached(drawn) == sample()


def test_what_was_drawn_before_makes_no_difference() -> None:
    code = (
        "import hashlib;from reviewdesk.document.render import render;"
        "from tests.document.signed import far_names;"
        "print(hashlib.sha256(render(far_names())).hexdigest())"
    )
    root = Path(__file__).parents[2]
    alone = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root)
    import hashlib

    for record in (sample(), bare(), far_names()):
        drawn = render(record)
    assert hashlib.sha256(drawn).hexdigest() == alone.stdout.strip()


def test_documents_drawn_at_the_same_time_do_not_disturb_each_other() -> None:
    expected = [render(sample()), render(far_names())]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(render, [sample(), far_names()] * 3))
    assert found == expected * 3


def test_document_keeps_its_language_when_the_app_speaks_another() -> None:
    drawn = render(sample())
    before = i18n.language()
    i18n.set_language("de")
    try:
        assert render(sample()) == drawn
        assert i18n.language() == "de"
    finally:
        i18n.set_language(before)


def test_dates_follow_the_language_of_the_document() -> None:
    assert "16. Oktober 2025" in text(render(replace(sample(), language="de")))
    assert "16 October 2025" in text(render(replace(sample(), language="en_XA")))


@pytest.mark.parametrize("make", [sample, declined, bare, far_names])
def test_file_is_built_to_archive_and_to_be_read_aloud(make: object, tmp_path: Path) -> None:
    assert callable(make)
    drawn = render(make())
    assert archival_problems(drawn) == ""
    assert tagging_problems(drawn) == []
    path = tmp_path / "plan.pdf"
    path.write_bytes(drawn)
    checked = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr


def test_every_font_is_embedded() -> None:
    with pikepdf.open(io.BytesIO(render(far_names()))) as pdf:
        fonts = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/Font"]
        assert fonts
        assert all("/FontFile2" in font.FontDescriptor for font in fonts)
        assert all("/Trans" not in page.obj for page in pdf.pages)


def test_everything_people_said_is_on_the_pages() -> None:
    shown = text(render(sample()))
    record = sample()
    said = [topic.text for topic in record.topics]
    said += [part for a in record.self_assessment for part in (a.prompt, *a.answer.split("\n"))]
    said += [g.title for g in record.goals] + [n.text for g in record.goals for n in g.evidence]
    said += [g.area for g in record.growth] + [g.strength for g in record.growth]
    said += [p.text for p in record.commitments]
    for action in record.actions:
        said += [action.practice, action.first_step, action.if_, action.then, action.help, action.notice]
    said += [record.heard, record.sign_off.manager_words, record.document_id, record.audit.head[:32]]
    squashed = re.sub(r"\s", "", shown)
    assert [words for words in said if re.sub(r"\s", "", words) not in squashed] == []


def test_people_are_told_by_name_and_role_without_numbers() -> None:
    shown = text(render(sample()))
    assert "Employee Devon Park, Software engineer Manager Maya Ellis, Engineering manager Period" in shown
    assert "E-1042" not in shown


def test_three_values_and_both_reasons_stand_with_each_goal() -> None:
    shown = text(render(sample()))
    goal = shown[shown.index("3 Answer support") : shown.index("4 Share what we learn")]
    assert "Devon" in goal
    assert "Maya" in goal
    assert goal.index("Well on the way") < goal.index("Getting going") < goal.index("Both views kept")
    assert "Devon’s reason" in goal
    assert "median is 19 hours" in goal
    assert "median 31 hours" in goal


def test_line_breaks_of_own_words_are_kept() -> None:
    lines = [line.strip() for page in page_texts(render(sample())) for line in page.splitlines()]
    assert any(line.endswith("We were two people short in May and June.") for line in lines)
    assert "Without these weeks the median is 19 hours." in lines


def test_document_says_what_acknowledging_means_and_what_it_is_worth() -> None:
    shown = text(render(sample()))
    assert "It does not mean agreeing with every line." in shown
    assert "Level A: confirmed in the meeting, on a shared computer" in shown
    assert "is the time of the computer it was made on, unless it says that a time-stamp service" in shown


def test_skipped_things_leave_no_trace() -> None:
    shown = text(render(bare()))
    for heading in (
        "talked about",
        "sees it",
        "agreed about",
        "Goal by goal",
        "grow",
        "promise",
        "talk next",
    ):
        assert heading not in shown
    assert "Acknowledged" in shown
    assert "Signatures" in shown


def test_goal_without_ratings_shows_no_rating_strip() -> None:
    only = r.GoalOutcome(id="g", title="Learn to sail")
    shown = text(render(replace(bare(), goals=(only,))))
    assert "Learn to sail" in shown
    assert "Together" not in shown
    assert "No rating" not in shown


def test_goal_rated_by_one_says_so_of_the_other() -> None:
    only = r.GoalOutcome(id="g", title="Learn to sail", employee="cannot_judge")
    shown = text(render(replace(bare(), goals=(only,))))
    assert "Cannot judge yet" in shown
    assert "No rating" in shown
    assert "Not discussed" in shown


def test_action_with_a_date_and_no_step_shows_the_date() -> None:
    from datetime import date

    action = r.DevelopmentAction(practice="Listen", begin=date(2025, 11, 1), help_by=date(2025, 11, 8))
    shown = text(render(replace(bare(), actions=(action,))))
    assert "First step By 1 November 2025" in shown
    assert "Maya helps By 8 November 2025" in shown


def test_commitment_without_date_and_hold_and_weekly_rhythm_are_shown() -> None:
    record = replace(
        bare(),
        organisation="",
        supersedes="11111111-aaaa",
        commitments=(r.Promise("manager", "Ask first"),),
        rhythm=r.Rhythm(1),
        retention=r.Retention("legal", None, hold=True),
    )
    shown = text(render(record))
    assert "Ask first –" in shown
    assert "Every week, 25 minutes." in shown
    assert "on hold: not to be destroyed" in shown
    assert "Takes the place of 11111111-aaaa" in shown


def test_declined_names_witness_and_asks_only_the_manager_to_sign() -> None:
    drawn = render(declined())
    shown = text(drawn)
    assert "Declined" in shown
    assert "Ines Prado" in shown
    assert "That is their right" in shown
    with pikepdf.open(io.BytesIO(drawn)) as pdf:
        assert [str(field.T) for field in pdf.Root.AcroForm.Fields] == ["Manager", "Archive"]


def test_five_thousand_words_run_over_pages_and_none_is_lost() -> None:
    words = " ".join(f"word{i}" for i in range(5000))
    record = replace(sample(), sign_off=replace(sample().sign_off, employee_words=words), heard=words)
    drawn = render(record)
    shown = text(drawn)
    assert all(f"word{i}" in shown for i in range(5000))
    assert len(page_texts(drawn)) > 15
    assert tagging_problems(drawn) == []


def test_word_without_spaces_is_broken_and_not_cut_off() -> None:
    shown = re.sub(r"\s", "", text(render(replace(bare(), heard="x" * 900 + "end"))))
    assert "x" * 900 + "end" in shown


def test_tables_of_long_promises_break_between_lines() -> None:
    long = r.Promise("employee", "\n".join(f"promise {i}" for i in range(120)))
    shown = text(render(replace(sample(), commitments=(long,))))
    assert all(f"promise {i}" in shown for i in range(120))


def test_characters_without_a_font_are_named_before_sealing() -> None:
    end = replace(sample().sign_off, employee_words="𝔊")
    record = replace(sample(), heard="Good 𠮷 and 𝔊, 𠮷", sign_off=end, topics=(r.Topic("employee", "𝔊"),))
    told = [(each.character, each.party) for each in unprintable(record)]
    assert sorted(told) == [("𝔊", "employee"), ("𝔊", "manager"), ("𠮷", "manager")]
    assert unprintable(record)[0].code in text(render(record))
    assert unprintable(sample()) == []


def test_characters_of_what_both_wrote_are_nobodys_alone() -> None:
    goal = r.GoalOutcome("g", "Learn 𝔊", reasons=r.Reasons(manager="𠮷"))
    promise = r.Promise("manager", "𝔊")
    told = unprintable(replace(bare(), goals=(goal,), commitments=(promise,)))
    assert [(each.code, each.party) for each in told] == [
        ("U+1D50A", None),
        ("U+20BB7", "manager"),
        ("U+1D50A", "manager"),
    ]


def test_control_characters_do_no_harm() -> None:
    record = replace(sample(), heard="a\u0000b\u0007c\u202ed\u00ade\tf\u2028g\r\nh")
    drawn = render(record)
    assert "abcde" in text(drawn)
    assert read_attached(drawn).heard == record.heard


def test_title_of_markup_stays_text() -> None:
    title = "<b>&amp; \u0001 {0} %s"
    review = replace(sample().review, title=title)
    drawn = render(replace(sample(), review=review))
    assert "<b>&amp; {0} %s" in text(drawn)
    assert archival_problems(drawn) == ""


def test_record_that_could_not_be_read_back_is_refused() -> None:
    with pytest.raises(DocumentError):
        render(replace(sample(), revision=0))


def test_renderer_names_what_may_move_a_byte() -> None:
    assert {"reportlab", "pikepdf", "uharfbuzz", "zlib", "layout"} <= set(renderer().versions)
