"""The shared document that both people write in, and blind ratings."""
