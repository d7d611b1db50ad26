"""Thước Đo: measure, rank and steer administrative reform, from rule book to explained number."""

__version__ = "0.1.0"
