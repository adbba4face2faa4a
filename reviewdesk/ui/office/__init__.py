"""The owner's main window and its pages."""
