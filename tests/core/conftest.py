"""Small rule books, written and loaded as users' folders are."""

import json
import re
from decimal import Decimal
from itertools import count

import pytest

from thuocdo.core.index_set.loading import load_index_set
from thuocdo.core.scoring.figures import Entry

POLICIES = {
    "missing": "incomplete",
    "reduced_maximum": "keep",
    "no_survey": "refused",
    "ties": "competition",
    "ranked_value": "exact",
    "standing": "percent",
    "decimals": 2,
}


class RuleBooks:
    """Writes documents as JSON, which YAML readers read; numbers of a leaf are its points."""

    def __init__(self, root):
        self.root = root
        self.names = count(1)

    def leaf(self, code, maximum=10, *, rule=None, **more):
        """An item whose points are entered directly unless a rule is given."""
        return {
            "code": code,
            "title": f"Mục {code}",
            "maximum": maximum,
            "method": "self",
            "rule": rule or {"kind": "entered"},
        } | more

    def group(self, code, *criteria, **more):
        """A domain or criterion that is worth what its items are worth."""
        maximum = sum(each.get("maximum", 0) for each in criteria)
        return {"code": code, "title": f"Nhóm {code}", "maximum": maximum} | {
            "criteria": list(criteria),
            **more,
        }

    def heading(self, *domains, policies=None, **more):
        """A draft edition with all domains in one main part; a policy of None is not written."""
        codes = [domain["code"] for domain in domains]
        policies = POLICIES | (policies or {})
        return {
            "scheme": "x",
            "edition": "2026",
            "title": "Bộ thử",
            "status": "draft",
            "in_force_from": "2026-01-01",
            "years": [2026],
            "legal_basis": "Không có",
            "scale": sum(domain["maximum"] for domain in domains),
            "parts": [{"code": "main", "kind": "main", "title": "Chính", "domains": codes}],
            "policies": {key: word for key, word in policies.items() if word is not None},
        } | more

    def folder(self, *texts):
        """A folder with these files: the heading, then the domains in order."""
        folder = self.root / f"set{next(self.names)}"
        (folder / "domains").mkdir(parents=True)
        names = ["index_set.yaml", *(f"domains/{n}-a.yaml" for n in range(1, len(texts)))]
        for name, text in zip(names, texts, strict=True):
            (folder / name).write_text(text, encoding="utf-8")
        return folder

    def load(self, *domains, policies=None, **heading):
        """The loaded edition."""
        documents = [self.heading(*domains, policies=policies, **heading), *domains]
        return load_index_set(self.folder(*map(written, documents)))

    def refusal(self, *domains, **heading):
        """The Vietnamese lines with which the loader refuses; none is a failure."""
        with pytest.raises(Exception, match="dòng") as refused:
            self.load(*domains, **heading)
        return refused.value.sentence.vi.split("\n")

    def entries(self, **points):
        """Entries of directly entered points; the code d1_2 stands for 1.2."""
        return {
            code.removeprefix("d").replace("_", "."): Entry({"points": Decimal(str(value))})
            for code, value in points.items()
        }


def written(document):
    """The document as JSON, with dates in the one spelling that YAML readers of dates take."""
    text = json.dumps(document, ensure_ascii=False, indent=1)
    return re.sub(r'"(\d{4}-\d\d-\d\d)"', r"\1", text)


@pytest.fixture(scope="session")
def books(tmp_path_factory):
    return RuleBooks(tmp_path_factory.mktemp("rule_books"))
