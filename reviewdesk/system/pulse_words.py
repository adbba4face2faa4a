"""The five statements of the exit pulse, and the words to answer with; the same for everybody who is asked.

Functions, not constants, because the language may be set after import.
"""

from reviewdesk.system.i18n import _, pgettext


def pulse_statements() -> tuple[str, ...]:
    """Return the five statements, in order; each holds for either of the two people."""
    return (
        _("I could say what mattered to me."),
        _("What I said shows in what we agreed."),
        _("Nothing that was said caught me by surprise."),
        _("I know what I am going to do first."),
        _("This conversation was worth its time."),
    )


def pulse_steps() -> tuple[str, ...]:
    """Return the words of the scale, from 1 to 5."""
    return (
        pgettext("pulse", "Not at all"),
        pgettext("pulse", "Hardly"),
        pgettext("pulse", "Partly"),
        pgettext("pulse", "Mostly"),
        pgettext("pulse", "Fully"),
    )
