"""Running the generator of the national register again gives the files that ship."""

from importlib.util import find_spec
from pathlib import Path

import pytest

import make_national_register

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
@pytest.mark.skipif(find_spec("vietnamadminunits") is None, reason="its source is not installed")
def test_the_register_is_what_the_script_writes(tmp_path):
    make_national_register.main(["--out", str(tmp_path)])

    for name in ("units.csv", "lineage.csv"):
        shipped = ROOT / "registers" / "vietnam" / name
        assert (tmp_path / name).read_bytes() == shipped.read_bytes()
