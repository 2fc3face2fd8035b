"""What the eye of a book designer looks for, counted on finished pages."""
