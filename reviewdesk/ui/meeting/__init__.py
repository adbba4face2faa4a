"""The shared window of the review meeting; nothing private can be in it."""
