"""The rooms that only a desk of HR has: the register, the inbox, disposal, and the care of the archive."""
