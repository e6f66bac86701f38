"""Commands: the room that prints and sets exit codes."""
