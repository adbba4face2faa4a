"""The sealed plan: one PDF that proves itself."""
