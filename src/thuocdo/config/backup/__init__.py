"""One file with everything that the site keeps, and back again with every checksum verified."""
