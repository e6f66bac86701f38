"""Screens: ask a use case, draw the answer."""
