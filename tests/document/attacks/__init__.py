"""Attacks on sealed plans, each made by code from an honest one, and what must be said of it."""
