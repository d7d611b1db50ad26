"""Keeps files by what they contain, and reads those of strangers in a process of their own."""
