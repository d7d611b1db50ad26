"""Vietnamese text, numbers and dates: read what people type, write what officials expect."""
