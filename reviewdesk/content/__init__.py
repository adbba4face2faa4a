"""Questions, templates and notices as data, and the wording of errors."""
