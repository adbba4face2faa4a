"""The rooms of HR's desk; each imports its page when it is first visited."""

from typing import TYPE_CHECKING

from reviewdesk.ui.office.office import Office

if TYPE_CHECKING:
    from reviewdesk.ui.office.office_page import OfficePage
    from reviewdesk.ui.theme import Theme


def register(theme: "Theme", office: Office) -> "OfficePage":
    """Build the list of all archived plans."""
    from reviewdesk.ui.office.hr.register_page import RegisterPage
    from reviewdesk.ui.office.hr.register_view_model import RegisterViewModel

    return RegisterPage(theme, RegisterViewModel(office))


def inbox(theme: "Theme", office: Office) -> "OfficePage":
    """Build the page through which plans come in."""
    from reviewdesk.ui.office.hr.inbox_page import InboxPage
    from reviewdesk.ui.office.hr.inbox_view_model import InboxViewModel

    return InboxPage(theme, InboxViewModel(office))


def disposal(theme: "Theme", office: Office) -> "OfficePage":
    """Build the page about what is due to go."""
    from reviewdesk.ui.office.hr.disposal_page import DisposalPage
    from reviewdesk.ui.office.hr.disposal_view_model import DisposalViewModel

    return DisposalPage(theme, DisposalViewModel(office))


def care(theme: "Theme", office: Office) -> "OfficePage":
    """Build the page on which the archive is looked after."""
    from reviewdesk.ui.office.hr.care_page import CarePage
    from reviewdesk.ui.office.hr.care_view_model import CareViewModel

    return CarePage(theme, CareViewModel(office))
