"""The revisions, oldest first; none is edited once released."""
