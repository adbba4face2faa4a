"""The checks every change must pass; ``python3 run.py test`` runs them all."""
