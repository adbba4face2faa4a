"""Run where Qt knows two screens: puts two windows on them and prints what ``Screens`` says."""

import json

from PySide6.QtWidgets import QApplication, QWidget

from reviewdesk.ui.private.screens import Screens


def main() -> None:
    """Open a shared window on the first screen, and put another beside it; then on top of it."""
    application = QApplication([])
    screens = Screens()
    shared, private = QWidget(), QWidget()
    shared.setGeometry(100, 100, 600, 400)
    shared.show()
    area = screens.beside(shared)
    told: dict[str, object] = {"alone": screens.is_alone, "screens": [a.getRect() for a in screens.areas()]}
    if area is not None:
        screens.put(private, area)
        private.show()
        application.processEvents()
        told |= {"screen": private.screen().name(), "apart": screens.are_apart(private, shared)}
        private.move(150, 150)
        application.processEvents()
        told["apart on one"] = screens.are_apart(private, shared)
    print(json.dumps(told))  # noqa: T201  # read by the test that started this


if __name__ == "__main__":
    main()
