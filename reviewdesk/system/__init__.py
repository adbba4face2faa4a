"""What the machine gives: paths, resources, clock, translation, logging."""
