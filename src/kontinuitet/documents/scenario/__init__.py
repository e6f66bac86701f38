"""Scenarios as Markdown, and the answers that play them without a room: read, checked, shown."""
