"""What can go wrong, as keys and parameters; ``content.messages`` holds the sentence for each key."""


class ReviewDeskError(Exception):
    """Anything a person is told in a sentence.

    ``key`` names the sentence (``content.messages``); ``params`` fill its gaps. Neither may hold a rating, a
    comment or anything else that was said in confidence: keys reach the log.
    """

    def __init__(self, key: str, /, **params: object) -> None:
        super().__init__(key)
        self.key = key
        self.params = params


class RuleViolation(ReviewDeskError):
    """A rule of the meeting says no; shown inline, beside ``field`` where one is named."""

    def __init__(self, key: str, /, *, field: str = "", **params: object) -> None:
        super().__init__(key, **params)
        self.field = field


class DeskError(ReviewDeskError):
    """The desk cannot be opened, read or written; shown as a bar with one action."""


class DocumentError(ReviewDeskError):
    """A PDF or its attached data cannot be made or read."""


class TimeTrouble(DocumentError):
    """No good time stamp can be had just now; nothing was signed, and it can be tried again or done without."""


class ContentError(ReviewDeskError):
    """A template or other content file is broken; nothing was changed."""
