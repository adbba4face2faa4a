"""SQLAlchemy rows and migrations; rows never leave the services."""
