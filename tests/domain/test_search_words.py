from reviewdesk.domain.search_words import LONGEST_WORD, MOST_WORDS, beginnings, words_of


def test_accents_case_marks_and_repeats_make_no_difference() -> None:
    assert words_of("Élodie ELODIE", "Straße_x, o’Neil-2025") == (
        "elodie", "strasse", "x", "o", "neil", "2025",
    )  # fmt: skip


def test_vowels_that_are_marks_stay_in_their_word() -> None:
    assert len(words_of("अनिल")) == 1
    assert words_of("田中 健") == ("田中", "健")


def test_a_name_has_every_beginning_once() -> None:
    assert beginnings("Ada Adams") == ("a", "ad", "ada", "adam", "adams")


def test_a_wall_of_letters_stays_bounded() -> None:
    assert words_of("x" * 5000) == ("x" * LONGEST_WORD,)
    assert len(words_of(" ".join(map(str, range(5000))))) == MOST_WORDS
    assert len(beginnings(" ".join(map(str, range(5000))))) == MOST_WORDS
