"""Work beside the requests: a queue in the database with leases, retries, a schedule, progress."""
