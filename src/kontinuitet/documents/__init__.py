"""Text in and out: readers and writers of files."""
