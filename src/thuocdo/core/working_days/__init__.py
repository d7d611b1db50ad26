"""Due dates and lateness in working days, over a dated calendar that states its sources."""
