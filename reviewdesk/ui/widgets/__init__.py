"""Reusable controls; own-painted ones subclass real controls."""
