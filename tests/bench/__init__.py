"""What costs time, measured as ratios inside one run."""
