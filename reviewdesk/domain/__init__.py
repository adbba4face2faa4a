"""Pure rules of the review meeting; standard library only."""
