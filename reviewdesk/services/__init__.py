"""One use case a function: apply a rule, store, append to the audit trail, return a snapshot."""
