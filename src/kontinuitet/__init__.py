"""Continuity plans for a municipality, and exercises that measure what the plans promise."""

__version__ = "0.1.0"
