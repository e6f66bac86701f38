"""Screens: the only room that knows Textual."""
