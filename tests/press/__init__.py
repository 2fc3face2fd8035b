"""Print for the press: rules, profile and pages."""
