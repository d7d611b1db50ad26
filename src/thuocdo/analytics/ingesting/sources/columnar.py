"""Parquet, with columns of any type."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from thuocdo.analytics.ingesting.mapping import Mapping
from thuocdo.analytics.ingesting.sources.source import Source, name_of, quoted, unreadable


def read_columnar(path: Path, mapping: Mapping) -> Source:
    """Open a Parquet file.

    Raises:
        UnreadableFile: it is no Parquet file.
        MissingColumn: a mapped column is not in it.
    """
    try:
        headers = pq.read_schema(path).names
    except (pa.ArrowInvalid, OSError):
        raise unreadable(
            path,
            "không phải tệp Parquet đọc được. Xuất lại tệp từ hệ thống nguồn.",
            "is no Parquet file that can be read. Export it anew from its system.",
        ) from None
    mapping.refuse_absent(headers, path.name)
    texts = {field: f"{name_of(column)}::VARCHAR" for field, column in mapping.columns.items()}
    return Source(f"read_parquet({quoted(str(path))}, hive_partitioning = false)", texts)
