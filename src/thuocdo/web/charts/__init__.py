"""Charts and maps as SVG text, drawn on the server from plain data; nothing here knows Django."""
