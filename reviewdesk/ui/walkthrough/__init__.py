"""Holds a whole meeting through the real windows, with keys and the mouse, as two people would."""
