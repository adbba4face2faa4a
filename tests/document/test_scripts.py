"""Names in the world's scripts print as letters, never as boxes, and can be copied out again."""

import io
import re
import subprocess
import unicodedata
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from reviewdesk.document import bidi, fonts, record as r
from reviewdesk.document.render import render
from reviewdesk.document.text import Style, lines_of
from reviewdesk.document.unprintable import unprintable
from tests.document.checks import archival_problems, tagging_problems
from tests.document.reading import text
from tests.document.sample import bare

NAMES = (
    "Zoë Ångström-Núñez",
    "Γιώργος Παπαδόπουλος",
    "Дмитрий Щербаков",
    "山田 太郎",
    "김민준",
    "أحمد بن علي",
    "רות כהן",
    "अनिल क्षत्रिय",
    "สมชาย ใจดี",
    "Nguyễn Thị Ánh",
    "Արամ Խաչատրյան",
    "გიორგი მაისურაძე",
    "অনির্বাণ চট্টোপাধ্যায়",
    "தமிழ்ச்செல்வன்",
    "శ్రీనివాస్ రావు",
    "પ્રિયા પટેલ",
    "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ",
    "ಶ್ರೀನಿವಾಸ ಗೌಡ",
    "ശ്രീജിത്ത് നായർ",
    "ශ්‍රීමාලි පෙරේරා",
    "សុខ ចាន់",
    "ສົມພອນ ວົງສາ",
    "အောင်ဆန်း",
    "አበበ ቢቂላ",
)


@pytest.mark.parametrize("name", NAMES)
def test_name_is_drawn_and_can_be_copied(name: str) -> None:
    record = replace(bare(), topics=(r.Topic("employee", name),))
    assert unprintable(record) == []
    drawn = render(record)
    assert unicodedata.normalize("NFKC", name) in unicodedata.normalize("NFKC", text(drawn))
    assert archival_problems(drawn) == ""
    assert tagging_problems(drawn) == []


@pytest.mark.parametrize("name", NAMES)
def test_no_letter_of_a_name_is_the_missing_glyph(name: str) -> None:
    for run in fonts.runs(fonts.clean(name), fonts.TEXT):
        drawn, width = fonts.shape(run, 10)
        glyphs = fonts.font(run.font).face.charToGlyph
        assert all(glyphs[ord(code)] for code in str(drawn))
        assert width > 0


def test_letters_of_an_arabic_name_inside_a_latin_sentence_survive() -> None:
    shown = text(render(replace(bare(), topics=(r.Topic("employee", "We met أحمد twice"),))))
    assert "We met أحمد twice" in shown


def _seen(told: str) -> list[str]:
    (line,) = lines_of(told, Style(own_direction=True), 1000)
    return [piece.source.strip() for piece in line.in_view() if piece.source.strip()]


def test_hebrew_words_run_from_right_to_left_inside_latin() -> None:
    assert _seen("We met רות כהן in May") == ["We met", "כהן", "רות", "in May"]


def test_hebrew_sentence_begins_at_the_right_and_keeps_its_numbers() -> None:
    (line,) = lines_of("סקירה 2026 עם Devon Park", Style(own_direction=True), 1000)
    assert line.rtl
    assert [p.source.strip() for p in line.in_view() if p.source.strip()] == [
        "Devon Park",
        "עם",
        "2026",
        "סקירה",
    ]


def test_labels_run_with_the_page_whatever_name_they_hold() -> None:
    (line,) = lines_of("רות sees it", Style(), 1000)
    assert not line.rtl


def _left_edges(drawn: bytes, told: str) -> list[float]:
    """Return where (points) ``told`` begins to be seen, for each place where it stands."""
    found = []
    with pypdfium2.PdfDocument(drawn) as document:
        for page in document:
            words = page.get_textpage()
            search = words.search(told)
            while (hit := search.get_next()) is not None:
                found.append(min(words.get_charbox(hit[0] + i)[0] for i in range(hit[1])))
    return found


HEBREW, ENGLISH = "מה האט את התמיכה", "What slowed us down?"


def _talk(language: str) -> r.ReviewRecord:
    topics = (r.Topic("employee", HEBREW), r.Topic("manager", ENGLISH))
    goal = r.GoalOutcome("g", HEBREW, why=HEBREW, employee="achieved")
    actions = (r.DevelopmentAction(HEBREW, first_step=ENGLISH), r.DevelopmentAction(ENGLISH))
    return replace(bare(), language=language, topics=topics, goals=(goal,), actions=actions)


@pytest.mark.parametrize("language", ["en", "he"])
def test_what_people_wrote_runs_as_its_first_letter_does_on_every_page(language: str) -> None:
    drawn = render(_talk(language))
    edges = sorted(_left_edges(drawn, HEBREW))
    assert edges[0] > 150  # in the first column of a table, which begins at 64
    assert all(left > 200 for left in edges[1:])
    assert len(edges) == 5
    assert all(left < 180 for left in _left_edges(drawn, ENGLISH))
    assert len(_left_edges(drawn, ENGLISH)) == 3


def test_page_of_a_language_from_right_to_left_is_mirrored() -> None:
    plain, mirrored = render(_talk("en")), render(_talk("he"))
    for label in ("Employee", "Signatures", "First step"):
        assert _left_edges(plain, label)[0] < 100
        assert _left_edges(mirrored, label)[0] > 400
    assert _left_edges(plain, "Page 1")[0] > 400
    assert _left_edges(mirrored, "Page 1")[0] < 100
    assert tagging_problems(mirrored) == []
    assert archival_problems(mirrored) == ""


def test_first_person_signs_on_the_side_where_reading_begins() -> None:
    def places(language: str) -> dict[str, float]:
        with pikepdf.open(io.BytesIO(render(_talk(language)))) as pdf:
            return {str(field.T): float(field.Rect[0]) for field in pdf.Root.AcroForm.Fields}

    assert places("en")["Employee"] < places("en")["Manager"]
    assert places("he")["Employee"] > places("he")["Manager"]
    assert min(places("he").values()) == pytest.approx(min(places("en").values()), abs=0.5)


@pytest.mark.parametrize(
    ("told", "base", "levels"),
    [
        ("ab 12", 0, [0, 0, 0, 0, 0]),
        ("אב 12", 1, [1, 1, 1, 2, 2]),
        ("אב 1,2", 1, [1, 1, 1, 2, 2, 2]),
        ("אב 5%", 1, [1, 1, 1, 2, 2]),
        ("a אב, c", 0, [0, 0, 1, 1, 0, 0, 0]),
        ("ab", 1, [2, 2]),
        ("אָ", 1, [1, 1]),
        ("1,א", 1, [2, 1, 1]),
    ],
)
def test_directions_follow_the_unicode_rules(told: str, base: int, levels: list[int]) -> None:
    assert bidi.levels(told, base) == levels


def test_order_on_the_line_turns_what_runs_backwards() -> None:
    assert bidi.visual_order([0, 1, 1, 0]) == [0, 2, 1, 3]
    assert bidi.visual_order([1, 2, 2, 1]) == [3, 1, 2, 0]
    assert bidi.visual_order([]) == []


def test_brackets_are_mirrored_when_they_run_backwards() -> None:
    assert bidi.mirrored("(a)") == "(a)"
    assert bidi.mirrored("(»") == "«)"


def test_japanese_breaks_between_characters_but_not_before_a_full_stop() -> None:
    lines = lines_of("彼は毎週木曜日に二人で話をします。" * 4, Style(), 120)
    drawn = ["".join(p.source for p in line.pieces) for line in lines]
    assert len(drawn) > 3
    assert "".join(drawn) == "彼は毎週木曜日に二人で話をします。" * 4
    assert not any(line.startswith("。") for line in drawn)


def test_lines_break_after_hyphens_and_never_exceed_the_width() -> None:
    told = "well-thought-out plans and/or short-staffed weeks in 2024-25 " * 5
    for line in lines_of(told, Style(), 150):
        shown = "".join(p.source for p in line.pieces).rstrip()
        assert sum(p.width for p in line.pieces) - (4 if shown else 0) <= 150


def test_mark_stays_with_its_letter_when_a_word_is_cut() -> None:
    lines = lines_of("q\u0303" * 60, Style(), 100)
    assert all(not "".join(p.source for p in line.pieces).startswith("\u0303") for line in lines)


def test_ligature_of_two_letters_is_kept_as_one_character() -> None:
    shown = text(render(replace(bare(), topics=(r.Topic("employee", "الأداء"),))))
    assert unicodedata.normalize("NFKC", re.sub(r"\s", "", shown)).find("الأداء") > 0


def test_private_codes_are_not_letters() -> None:
    assert fonts.uncovered("\ue000") == ["\ue000"]
    assert fonts.meaning("Inter-Regular", 0xE000) == "\u200b"


@pytest.mark.parametrize("letter", ["x", "א", "山", "न", "é"])
def test_endless_word_in_any_script_takes_no_endless_time(letter: str) -> None:
    lines = lines_of(letter * 6000, Style(), 300)
    assert "".join(p.source for line in lines for p in line.pieces) == letter * 6000


PICTURES = "Thank you 🎉 👍🏽 👩‍💻 🇩🇪 ✅ ❤ 😀"


def test_emoji_are_drawn_and_can_be_copied_with_what_they_are_joined_of(tmp_path: Path) -> None:
    record = replace(bare(), topics=(r.Topic("employee", PICTURES),))
    assert unprintable(record) == []
    drawn = render(record)
    assert archival_problems(drawn) == ""
    assert tagging_problems(drawn) == []
    path = tmp_path / "plan.pdf"
    path.write_bytes(drawn)
    read = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True).stdout.decode()
    assert PICTURES in read


def test_emoji_that_belong_together_are_one_picture_and_stay_on_one_line() -> None:
    for joined in ("👍🏽", "👩‍💻", "🇩🇪"):
        (line,) = lines_of(joined, Style(), 300)
        assert len(line.pieces) == 1
        drawn, _ = fonts.shape(fonts.Run(joined, fonts.EMOJI, shaped=True), 10)
        assert len(str(drawn).replace("\u200d", "")) == 1
        (wide,) = {line.width for line in lines_of(joined * 40, Style(), 100)[:-1]}
        assert wide <= 100
        assert all(
            joined in "".join(p.source for p in line.pieces) for line in lines_of(joined * 40, Style(), 100)
        )


def test_text_after_an_emoji_is_set_in_the_face_of_the_page() -> None:
    assert [(run.text, run.font) for run in fonts.runs("🎉 Good!", fonts.TEXT)] == [
        ("🎉", fonts.EMOJI),
        (" Good!", fonts.TEXT),
    ]


def test_english_words_on_a_mirrored_page_read_as_english_does() -> None:
    """Where we have no words in a language ours stay English, dates too: no full stop wanders to the left."""
    shown = text(render(_talk("he")))
    assert "HR signs here when it files this document. The document is complete without." in shown
    assert "1 October 2024 to 30 September 2025" in shown
    ends = _left_edges(render(_talk("he")), "complete without.")
    assert ends == _left_edges(render(_talk("he")), "complete without")


def test_no_letter_is_drawn_as_another_one() -> None:
    """Discretionary ligatures are for those who ask: here they would have turned two letters around."""
    drawn, _ = fonts.shape(fonts.Run("יום", "NotoSansHebrew-Regular", shaped=True), 10)
    assert str(drawn) == "םוי"
