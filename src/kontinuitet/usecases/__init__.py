"""What one can do: one method for each thing a user can do."""
