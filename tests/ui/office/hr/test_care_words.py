"""What a look over the archive, copies and new stamps came to is told in plain words."""

from pathlib import Path

from reviewdesk.domain.errors import DocumentError, RuleViolation, TimeTrouble
from reviewdesk.services.archive_check import ArchiveReport
from reviewdesk.services.archive_export import Exported
from reviewdesk.services.intake import Outcome, Taken
from reviewdesk.services.stamp_renewal import Renewed
from reviewdesk.ui.office.hr.care_words import (
    MOST_TOLD,
    Tally,
    brought_in,
    can_mend,
    checked,
    exported,
    stamped,
)


def test_every_finding_has_a_sentence() -> None:
    report = ArchiveReport(
        9,
        whole=True,
        altered=("a", "b"),
        unregistered=("c",),
        unfindable=("d",),
        counters_sound=False,
        untidy=("root",),
    )
    said = " ".join(checked(report, [["Maya Ellis", "Karim Bell"]]).findings)
    assert "The files of 2 plans were altered on the disk: a, b" in said
    assert "1 plan does not stand in the register: c" in said
    assert "Not every plan is found by its words." in said
    assert "The numbers above the list are not right." in said
    assert "The plans from the desk of Maya Ellis, Karim Bell tell its history in two ways." in said
    assert can_mend(report)
    stopped = checked(ArchiveReport(2, whole=False, missing=tuple(map(str, range(20)))))
    assert stopped.headline == "Stopped after 2 plans"
    assert stopped.findings[0].endswith("11 …")


def test_a_copy_that_is_not_whole_says_what_to_do() -> None:
    assert "Choose the same folder to go on" in exported(Exported(3, whole=False), "x").advice
    lost = exported(Exported(3, whole=True, lost=("a",)), "x")
    assert not lost.good
    assert lost.headline == "2 of 3 plans are in the copy in x"
    assert "from an older copy or from one of the two people" in lost.advice
    assert "The file of 1 plan could not be written" in lost.findings[0]


def test_what_came_in_is_counted() -> None:
    tally = Tally()
    for number in range(MOST_TOLD + 2):
        error = DocumentError("file-unreadable", file=f"{number}.pdf", reason="")
        tally.count(Taken(Path(f"{number}.pdf"), Outcome.REFUSED, error=error))
    tally.count(Taken(Path("k.pdf"), Outcome.KNOWN, "k"))
    told = brought_in(tally)
    assert told.headline == f"1 was here already, {MOST_TOLD + 2} were not taken in"
    assert len(told.findings) == MOST_TOLD + 1
    assert told.findings[-1] == "and 2 more"
    tally = Tally(stopped=True)
    assert brought_in(tally).headline == "Stopped: nothing came in"
    assert "to go on" in brought_in(tally).advice
    assert brought_in(Tally()).headline == "The copy holds no plans"


def test_what_wants_a_look_among_what_came_in_is_told() -> None:
    """One sentence about many plans stands once, before it the files it is about."""
    tally = Tally()
    for number in range(2):
        note = RuleViolation("trail-forked")
        tally.count(Taken(Path(f"{number}.pdf"), Outcome.ADDED, str(number), notes=(note,)))
    tally.count(Taken(Path("a.pdf"), Outcome.ADDED, "a"))
    told = brought_in(tally)
    assert not told.good
    assert told.headline == "3 plans came in, 2 of them to look at"
    (finding,) = told.findings
    assert finding.startswith("0.pdf, 1.pdf: The desk this plan comes from has told two different stories")


def test_new_stamps_are_counted_and_the_rest_is_told() -> None:
    assert stamped(Renewed(1)).good
    assert stamped(Renewed(1)).headline == "1 plan has a new time stamp"
    troubled = tuple((f"plan-{number}", TimeTrouble("time_server_slow")) for number in range(MOST_TOLD + 2))
    told = stamped(Renewed(5, troubled, whole=False))
    assert not told.good
    assert told.headline == "Stopped: 5 plans have new time stamps"
    assert "to go on" in told.advice
    assert len(told.findings) == MOST_TOLD + 1
    assert told.findings[-1] == "and 2 more"
