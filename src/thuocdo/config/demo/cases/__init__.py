"""Five announcements as they were published; every figure is the document's own."""
