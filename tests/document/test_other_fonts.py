"""A file that was drawn elsewhere, with other fonts: compared in words, without a false alarm and without blindness."""

from dataclasses import replace

import pytest

from reviewdesk.document import fonts, record as r
from reviewdesk.document.attached import compare
from reviewdesk.document.render import render, renderer
from tests.document.reading import text
from tests.document.sample import bare

PICTURES = "Thank you 🎉 👍🏽 👩‍💻 🇩🇪 ✅ ❤ 😀"
TAMIL = "தமிழ்ச்செல்வன் ஒரு வாரத்தில் தயாராகிறார்"


def test_file_drawn_without_some_of_our_fonts_is_compared_in_words_and_not_called_changed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """There it printed numbers instead of letters: the verdict is *text*, never *exact* and never a false alarm."""
    record = replace(bare(), topics=(r.Topic("employee", f"{TAMIL}, {PICTURES}"),))
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(fonts, "FALLBACKS", fonts.FALLBACKS[:4])
        elsewhere.setattr(fonts, "fingerprint", lambda: "0" * 16)
        fonts._font_for.cache_clear()
        there = replace(record, renderer=renderer())
        foreign = render(there)
    fonts._font_for.cache_clear()
    assert "[U+0BA4]" in text(foreign)
    first_revision = int(foreign.rsplit(b"startxref\n", 1)[1].split()[0])
    assert compare(foreign, there, first_revision) == "text"
    more = replace(there, topics=(r.Topic("employee", f"{TAMIL} மூன்று"),))
    assert compare(foreign, more, first_revision) == "no"
    assert compare(foreign, replace(there, renderer=renderer()), first_revision) == "no"


def test_renderer_names_the_fonts_by_what_is_in_them(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = renderer().versions["fonts"]
    fonts.fingerprint.cache_clear()
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(fonts, "FALLBACKS", fonts.FALLBACKS[:-1])
        assert renderer().versions["fonts"] != ours
    fonts.fingerprint.cache_clear()
    assert renderer().versions["fonts"] == ours


def test_comparing_words_sees_a_vowel_sign_of_another_script() -> None:
    drawn = render(replace(bare(), heard="मीरा"))
    first_revision = int(drawn.rsplit(b"startxref\n", 1)[1].split()[0])
    there = replace(bare(), renderer=replace(renderer(), id="another"))
    assert compare(drawn, replace(there, heard="मीरा"), first_revision) == "text"
    assert compare(drawn, replace(there, heard="मारा"), first_revision) == "no"
