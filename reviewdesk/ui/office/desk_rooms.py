"""The rooms about people, goals and reviews; each imports its page when it is first visited."""

from typing import TYPE_CHECKING

from reviewdesk.ui.office.office import Office

if TYPE_CHECKING:
    from reviewdesk.ui.office.office_page import OfficePage
    from reviewdesk.ui.theme import Theme


def people(theme: "Theme", office: Office) -> "OfficePage":
    """Build the people list."""
    from reviewdesk.ui.office.people_page import PeoplePage
    from reviewdesk.ui.office.people_view_model import PeopleViewModel

    return PeoplePage(theme, PeopleViewModel(office))


def person(theme: "Theme", office: Office) -> "OfficePage":
    """Build the page about one person."""
    from reviewdesk.ui.office.person_page import PersonPage
    from reviewdesk.ui.office.person_view_model import PersonViewModel

    return PersonPage(theme, PersonViewModel(office))


def goals(theme: "Theme", office: Office) -> "OfficePage":
    """Build the page with objectives and goals."""
    from reviewdesk.ui.office.goals_page import GoalsPage
    from reviewdesk.ui.office.goals_view_model import GoalsViewModel

    return GoalsPage(theme, GoalsViewModel(office))


def reviews(theme: "Theme", office: Office) -> "OfficePage":
    """Build the list of reviews."""
    from reviewdesk.ui.office.reviews_page import ReviewsPage
    from reviewdesk.ui.office.reviews_view_model import ReviewsViewModel

    return ReviewsPage(theme, ReviewsViewModel(office))


def templates(theme: "Theme", office: Office) -> "OfficePage":
    """Build the shelf of templates."""
    from reviewdesk.ui.office.templates_page import TemplatesPage
    from reviewdesk.ui.office.templates_view_model import TemplatesViewModel

    return TemplatesPage(theme, TemplatesViewModel(office))


def prepare(theme: "Theme", office: Office) -> "OfficePage":
    """Build the page on which the owner prepares a review."""
    from reviewdesk.ui.office.preparation_page import PreparationPage
    from reviewdesk.ui.office.preparation_view_model import PreparationViewModel

    return PreparationPage(theme, PreparationViewModel(office))
