"""Plain-text articles into print, e-book and Word editions that agree word for word."""
