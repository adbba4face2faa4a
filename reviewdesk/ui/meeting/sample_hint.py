"""The made-up people's passphrases, said beside the field: whoever tries the sample plays both."""

from reviewdesk.domain.people import Party
from reviewdesk.system.i18n import _
from reviewdesk.ui.meeting.meeting_view_model import MeetingViewModel


def sample_hint(meeting: MeetingViewModel, party: Party) -> str:
    """Return which passphrase opens what is ``party``'s; nothing on a real desk, where nobody else knows it."""
    words = meeting.sample_passphrases.get(party, "")
    return _("The sample’s passphrase is no secret: {words}").format(words=words) if words else ""
