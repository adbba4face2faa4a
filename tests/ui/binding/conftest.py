"""Text boxes without a screen, and two people who write in them."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
