"""The desk: encrypted database, keys, drawers, audit trail and files."""
