"""Attacks on sealed plans, each made by code from an honest one; what must be said of it stands in verdicts.json."""
