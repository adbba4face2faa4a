"""Preparing a review, for whichever of the two sits at the computer."""
