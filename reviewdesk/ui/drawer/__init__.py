"""The employee's own window on the manager's computer. Nothing of the owner's desk is imported here."""
