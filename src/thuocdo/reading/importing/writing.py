"""YAML text of an index set, in the one spelling that the loader accepts."""

import re
from decimal import Decimal
from typing import Any

import yaml

LOOKS_LIKE_A_NUMBER = re.compile(r"[0-9.,eE+-]+")


class Dumper(yaml.SafeDumper):
    """Numbers plain, texts that look like numbers quoted, nothing by reference."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ANN401, ARG002  (PyYAML's signature)
        """An anchor would be refused: what stands twice is written twice."""
        return True


def write_decimal(dumper: yaml.SafeDumper, value: Decimal) -> yaml.ScalarNode:
    """A number as it is written by hand."""
    kind = "float" if "." in f"{value:f}" else "int"
    return dumper.represent_scalar(f"tag:yaml.org,2002:{kind}", f"{value:f}")


def write_text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    """A text; quoted where it could be read as something else."""
    style = '"' if LOOKS_LIKE_A_NUMBER.fullmatch(value) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


Dumper.add_representer(Decimal, write_decimal)
Dumper.add_representer(str, write_text)


def written(document: dict[str, Any]) -> str:
    """YAML text with keys in their order and Vietnamese letters as they are."""
    return yaml.dump(document, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=100)
