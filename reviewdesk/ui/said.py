"""What a question answers to, in words: the same in the meeting's window and in the manager's own."""

from reviewdesk.system.i18n import _


def when_said(words: str, name: str = "") -> str:
    """Return when ``words`` have been said, by ``name`` or by either of the two; nothing where there are none."""
    if not words:
        return ""
    if not name:
        return _("When one of you says: “{words}”").format(words=words)
    return _("When {name} says: “{words}”").format(name=name, words=words)
