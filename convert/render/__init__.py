"""Article + edition -> Rendering; the only user of Jinja2."""
