"""One Django app for each part of the work, lowest first: audit, accounts, units, and so on."""
