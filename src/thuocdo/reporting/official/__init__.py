"""Official documents by NĐ 30/2020: one plain description, written as DOCX and as PDF."""
