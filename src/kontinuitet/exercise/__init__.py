"""What happens: commands decided into events, and events folded into state."""
