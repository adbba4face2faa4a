"""Which page shows which stage."""

from typing import Final

from reviewdesk.domain.review import StageKind
from reviewdesk.ui.meeting.at_its_best_page import AtItsBestPage
from reviewdesk.ui.meeting.exit_pulse_page import ExitPulsePage
from reviewdesk.ui.meeting.growth_page import GrowthPage
from reviewdesk.ui.meeting.meeting_view_model import MeetingViewModel
from reviewdesk.ui.meeting.plan_page import PlanPage
from reviewdesk.ui.meeting.progress_page import ProgressPage
from reviewdesk.ui.meeting.self_assessment_page import SelfAssessmentPage
from reviewdesk.ui.meeting.sign_off_page import SignOffPage
from reviewdesk.ui.meeting.stage_page import StagePage
from reviewdesk.ui.meeting.turn_the_table_page import TurnTheTablePage
from reviewdesk.ui.meeting.welcome_page import WelcomePage
from reviewdesk.ui.theme import Theme

PAGES: Final[dict[StageKind, type[StagePage]]] = {
    StageKind.WELCOME: WelcomePage,
    StageKind.AT_ITS_BEST: AtItsBestPage,
    StageKind.SELF_ASSESSMENT: SelfAssessmentPage,
    StageKind.PROGRESS: ProgressPage,
    StageKind.GROWTH: GrowthPage,
    StageKind.PLAN: PlanPage,
    StageKind.TURN_THE_TABLE: TurnTheTablePage,
    StageKind.SIGN_OFF: SignOffPage,
    StageKind.EXIT_PULSE: ExitPulsePage,
}


def page_for(stage: StageKind, theme: Theme, meeting: MeetingViewModel) -> StagePage:
    """Return a new page for ``stage``."""
    return PAGES[stage](theme, meeting)
