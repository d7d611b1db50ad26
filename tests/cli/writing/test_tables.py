"""Sheets as tables for people: sections, details, unbroken values."""

from thuocdo.cli.writing.tables import as_table
from thuocdo.reporting.sheets import Column, Sheet
from thuocdo.vietnamese.sentence import Sentence

UNIT = Column("unit", Sentence("Đơn vị", "Unit"))
BLOCK = Column("block", Sentence("Khối", "Block"), is_section=True)
DETAIL = Column("note", Sentence("Ghi chú", "Note"), is_detail=True)


def lines(rows, *columns, language="vi"):
    sheet = Sheet(Sentence("Bảng", "Table"), columns or (UNIT, BLOCK), rows)
    return [line for line in as_table(sheet, language).splitlines() if line]


def test_each_block_has_a_table_of_its_own():
    told = lines([("An Khê", "phường"), ("Dĩ An", "phường"), ("Bắc Lĩnh", "xã")])

    assert [line for line in told if line.startswith("Khối")] == ["Khối: phường", "Khối: xã"]
    assert told.index("Khối: xã") < told.index("Bắc Lĩnh")
    assert lines([("A", "x"), ("B", "y")], language="en").count("Block: y") == 1


def test_a_single_block_needs_no_heading():
    told = lines([("An Khê", "phường"), ("Dĩ An", "phường")])

    assert not any("Khối" in line or "phường" in line for line in told)


def test_details_are_left_to_files():
    told = lines([("An Khê", "theo văn bản 12")], UNIT, DETAIL)

    assert not any("văn bản" in line or "Ghi chú" in line for line in told)


def test_an_unbroken_value_stays_on_one_line():
    name, words = "Phường Trung Chính", "một ghi chú rất dài " * 12

    told = lines([(name, words)], UNIT._replace(is_unbroken=True), DETAIL._replace(is_detail=False))

    assert any(line.startswith(name) for line in told)
