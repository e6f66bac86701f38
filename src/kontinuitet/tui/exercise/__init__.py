"""Exercises: scenarios, preparing, the console and what was played."""
