"""Names stand once."""

import pytest

from thuocdo.core.documents.located import Mapping, Place
from thuocdo.core.errors import InvalidIndexSet
from thuocdo.core.scoring.names import refuse_repeats

HERE = Mapping({}, Place("rules.yaml", 3))


@pytest.mark.parametrize(
    ("names", "taken"),
    [
        pytest.param(["a", "b", "a"], (), id="twice in the list"),
        pytest.param(["a"], {"a"}, id="in use by the rule itself"),
    ],
)
def test_a_name_in_use_is_refused(names, taken):
    with pytest.raises(InvalidIndexSet, match=r"dòng 3: `a` trong `parts` đã được dùng"):
        refuse_repeats(HERE, "parts", names, taken)


def test_different_names_pass():
    refuse_repeats(HERE, "parts", ["a", "b"], {"c"})
