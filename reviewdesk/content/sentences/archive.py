"""What is said of plans in the archive: taken in, looked for, kept, held and disposed of."""

from typing import Final

from reviewdesk.system.i18n import mark

SENTENCES: Final = {
    # Taken in
    "plan-unreadable": mark("{why} It was not kept."),
    "plan-was-disposed-of": mark(
        "This plan was in the archive and was disposed of by its rule. It was not taken in again."
    ),
    "plan-disposed-elsewhere": mark(
        "A copy of another archive says that it disposed of this plan. Nothing here shows that, so the plan was taken"
        " in; ask the people of that archive whether it should be here."
    ),
    "revision-differs": mark(
        "The new file is not the archived one with something added to it, so the archive kept what it had."
    ),
    "archive-seal-of-others": mark(
        "The archive’s seal in this plan was not made here. The plan was kept as it came, without a seal of this"
        " archive."
    ),
    "archive-seal-not-whole": mark(
        "With the archive’s seal in it this plan could not be proven any more, so it was kept as it came, without"
        " that seal."
    ),
    "signers-unknown": mark(
        "Nothing was changed since it was signed, but the desk it comes from is not known here, so the names are only"
        " what the file says. Ask the people there for their desk’s certificate and its fingerprint, and add it in"
        " Settings under “Who is trusted”."
    ),
    "trail-forked": mark(
        "The desk this plan comes from has told two different stories of the same moment. The plan was kept; ask"
        " its manager whether that desk was put back from a backup."
    ),
    "trail-turned-back": mark(
        "The desk this plan comes from had counted further before this plan was drawn. The plan was kept; ask its"
        " manager whether that desk was put back from a backup."
    ),
    # Looked for
    "no-such-page": mark("This place in the list is not known. Begin again at its top."),
    # Kept
    "retention-classes-unclear": mark(
        "Each rule needs an id of its own, and thirty are the most. Nothing was changed."
    ),
    "retention-needs-otherwise": mark(
        "One rule, and only one, takes every plan that no other takes. Nothing was changed."
    ),
    "retention-needs-name": mark("A rule needs a name of at most {limit} characters."),
    "retention-needs-rule": mark(
        "Say in at most {limit} characters why plans of this rule are kept that long."
    ),
    "retention-years": mark("Choose between 1 and {limit} years."),
    "retention-class-unknown": mark("There is no rule of that name any more. Look at the list again."),
    "retention-class-in-use": mark(
        "Some plans are kept by a rule that you took away. Move them to another first."
    ),
    # Held
    "hold-needs-reason": mark("Say why this plan is held; whoever lifts the hold will want to know."),
    "hold-is-lifted": mark("This hold was lifted already. Nothing was changed."),
    # Disposed of
    "disposal-refused": mark(
        "The archive refused to let go of this plan: it is held, or its day has not come. Nothing was removed."
    ),
    "disposal-held": mark("This plan is held, so it stays whatever its rule says."),
    "disposal-not-due": mark("This plan is kept until {day}. Nothing was removed."),
    "disposal-sealed-here": mark(
        "This plan was sealed on this desk, and its review is still here. Only plans filed from elsewhere are"
        " disposed of."
    ),
    # Taken out and brought in
    "export-not-written": mark(
        "The copy of the archive could not be written there. What is written so far is whole; choose the same"
        " folder to go on, or another one."
    ),
    "export-unreadable": mark(
        "This folder holds no copy of an archive that can be read. Nothing was taken in."
    ),
    "export-newer": mark(
        "This copy of an archive was made by a newer ReviewDesk. Nothing was taken in; use that one."
    ),
    "export-line-unreadable": mark(
        "A line of the copy's register cannot be read, so what it tells of was not taken in."
    ),
    "export-file-differs": mark("The file is not the one the register names, so it was not taken in."),
    "export-entry-differs": mark(
        "What the register says of this plan is not what the plan says itself, so it was not taken in."
    ),
}
