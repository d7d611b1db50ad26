"""What commands print: tables for people, JSON, CSV and XLSX for programs."""
