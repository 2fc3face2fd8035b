"""The tests: they mirror the package, a folder a stage."""
