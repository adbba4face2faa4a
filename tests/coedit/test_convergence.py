"""Two machines, a link that breaks, and one text in the end: the same on both, with every word."""

from dataclasses import dataclass, field

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from reviewdesk.coedit.shared_doc import SharedDoc
from reviewdesk.domain.fields import Authority

FIELDS = ("progress/g1/learned", "plan/1/help")
WHO = ("employee", "manager")
snippets = st.text(
    alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00"), min_size=1, max_size=6
) | st.sampled_from(["😀", "👩‍👩‍👧", "é", "漢", "\n", "e\u0301", "🇩🇪"])
edits = st.tuples(
    st.just("edit"), st.integers(0, 1), st.sampled_from(FIELDS), st.floats(0, 1), st.booleans(), snippets
)
undos = st.tuples(st.sampled_from(["undo", "redo"]), st.integers(0, 1), st.sampled_from(FIELDS))
link = st.tuples(st.sampled_from(["deliver-0", "deliver-1", "cut", "join", "restart-0", "restart-1"]))
scripts = st.lists(edits | edits | undos | link, max_size=80)


@dataclass
class Link:
    """Two copies of a document and what is on the way between them; a cut loses what is on the way."""

    docs: list[SharedDoc] = field(default_factory=lambda: [SharedDoc(Authority.JOINT) for _ in WHO])
    queues: list[list[tuple[str, bytes]]] = field(default_factory=lambda: [[], []])
    up: bool = False

    def __post_init__(self) -> None:
        for side in (0, 1):
            self._listen(side)

    def _listen(self, side: int) -> None:
        def send(update: bytes) -> None:
            if self.up:
                self.queues[side].append(("update", update))

        self.docs[side].observe(send, applied=False)
        for name in FIELDS:
            self.docs[side].undo_manager(WHO[side], name)

    def cut(self) -> None:
        """Lose the link and all that is on the way."""
        self.up = False
        for queue in self.queues:
            queue.clear()

    def join(self) -> None:
        """Get the link back and say what each has seen."""
        if not self.up:
            self.up = True
            for side in (0, 1):
                self.queues[side].append(("state", self.docs[side].state()))

    def deliver(self, side: int) -> None:
        """Let everything that ``side`` has sent arrive."""
        there = self.docs[1 - side]
        while self.queues[side]:
            kind, body = self.queues[side].pop(0)
            if kind == "state":
                self.queues[1 - side].append(("update", there.diff_since(body)))
            else:
                there.apply(body)

    def restart(self, side: int) -> None:
        """Stop one machine and load its document anew from what it stored."""
        self.cut()
        self.docs[side] = SharedDoc(Authority.JOINT, [self.docs[side].compacted()])
        self._listen(side)

    def settle(self) -> None:
        """Join once more and wait until nothing is on the way."""
        self.cut()
        self.join()
        while any(self.queues):
            self.deliver(0)
            self.deliver(1)


def _edit(doc: SharedDoc, who: str, name: str, share: float, words: str, *, cut: bool) -> None:
    text = doc.text(name)
    at = int(share * len(text.value))
    if cut and text.value:
        text.delete(at, min(len(words), len(text.value) - at), who)
    else:
        text.insert(at, words, who)


def _play(link: Link, script: list[tuple[object, ...]]) -> None:
    for step in script:
        match step:
            case ("edit", int(side), str(name), float(share), bool(cut), str(words)):
                _edit(link.docs[side], WHO[side], name, share, words, cut=cut)
            case ("undo", int(side), str(name)):
                link.docs[side].undo_manager(WHO[side], name).undo()
            case ("redo", int(side), str(name)):
                link.docs[side].undo_manager(WHO[side], name).redo()
            case ("cut",):
                link.cut()
            case ("join",):
                link.join()
            case (str(command),):
                verb, number = command.split("-")
                getattr(link, verb)(int(number))


def _check(script: list[tuple[object, ...]]) -> None:
    link = Link()
    _play(link, script)
    link.settle()
    one, two = link.docs

    assert one.texts() == two.texts()
    assert one.content_hash() == two.content_hash()
    nothing_new = b"\x00"
    assert one.diff_since(two.state())[:1] == two.diff_since(one.state())[:1] == nothing_new
    for name in FIELDS:
        fresh = SharedDoc(Authority.JOINT, [one.compacted()])
        assert one.text(name).value == two.text(name).value == fresh.text(name).value


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(scripts)
def test_two_copies_agree_after_every_break_of_the_link(script: list[tuple[object, ...]]) -> None:
    _check(script)


@pytest.mark.long
@settings(max_examples=5000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(scripts)
def test_two_copies_agree_in_thousands_of_stories(script: list[tuple[object, ...]]) -> None:
    _check(script)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 1), st.floats(0, 1)), min_size=1, max_size=40))
def test_no_word_is_lost_when_both_only_write(places: list[tuple[int, float]]) -> None:
    link = Link()
    for number, (side, share) in enumerate(places):
        _edit(link.docs[side], WHO[side], FIELDS[0], share, chr(0x4E00 + number), cut=False)

    link.settle()

    assert sorted(link.docs[0].text(FIELDS[0]).value) == [chr(0x4E00 + n) for n in range(len(places))]
