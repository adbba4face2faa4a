"""ReviewDesk guides a manager and an employee through a review meeting at one shared screen."""

__version__ = "0.1.0"
