"""Schemes and editions: a small set of two domains, as it is stored."""

import factory
from django.utils import timezone

from thuocdo.apps.indexsets.models import Edition, EditionFile, EditionStatus, Scheme
from thuocdo.apps.indexsets.services import draft_from_files

HEADING = """\
scheme: {scheme}
edition: "{edition}"
title: Bộ chỉ số {scheme}
title_en: Index {scheme}
status: {status}
in_force_from: 2025-01-01
years: [{year}]
legal_basis: Không có, bộ để thử
scale: 10
parts:
  - {{code: main, kind: main, title: Điểm, title_en: Points, domains: ["1", "2"]}}
bands:
  - {{code: A, title: Tốt, title_en: Good, from: 80}}
  - {{code: B, title: Khá, title_en: Fair, from: 50}}
policies:
  missing: incomplete
  reduced_maximum: keep
  no_survey: refused
  ties: competition
  ranked_value: exact
  standing: percent
  decimals: 2
"""
STEERING = """\
code: "1"
title: Chỉ đạo điều hành
title_en: Steering
maximum: 4
criteria:
  - code: "1.1"
    title: Có kế hoạch cải cách hành chính
    title_en: A reform plan
    maximum: 1
    method: self
    rule: {kind: all_or_nothing}
    evidence: Quyết định ban hành kế hoạch
    sources:
      - {title: Quyết định để thử, article: Điều 1, checked_on: 2025-01-02, confirmed: false}
    cases:
      - {name: có kế hoạch, inputs: {yes: true}, points: 1}
      - {name: không có, inputs: {yes: false}, points: 0}
  - code: "1.2"
    title: Tỷ lệ hồ sơ đúng hạn
    title_en: Dossiers on time
    maximum: 3
    method: data
    rule:
      kind: tiers
      measure: rate
      steps:
        - {from: 90, points: 3}
        - {from: 80, below: 90, points: 1.5}
        - {below: 80, points: 0}
    zero_denominator: award_maximum
    cases:
      - {name: đúng hạn 92 %, inputs: {numerator: 92, denominator: 100}, points: 3}
      - {name: đúng hạn 85 %, inputs: {numerator: 85, denominator: 100}, points: 1.5}
      - {name: đúng hạn 50 %, inputs: {numerator: 50, denominator: 100}, points: 0}
"""
SERVICE = """\
code: "2"
title: Phục vụ người dân
title_en: Service
maximum: 6
criteria:
  - code: "2.1"
    title: Mức độ hài lòng
    title_en: Satisfaction
    maximum: 6
    method: data
    rule: {kind: proportional, measure: rate, full_at: 100}
    zero_denominator: refused
    cases:
      - {name: một nửa, inputs: {numerator: 50, denominator: 100}, points: 3}
"""


def small_files(scheme="nho", edition="2025", year=2025, status="demo", *, replacing=None):
    """The files of a small set; ``replacing`` exchanges texts in all of them."""
    heading = HEADING.format(scheme=scheme, edition=edition, year=year, status=status)
    files = {
        "index_set.yaml": heading,
        "domains/1-steering.yaml": STEERING,
        "domains/2-service.yaml": SERVICE,
    }
    for old, new in (replacing or {}).items():
        files = {path: text.replace(old, new) for path, text in files.items()}
    return files


class SchemeFactory(factory.django.DjangoModelFactory):
    """An index over the years."""

    class Meta:
        model = Scheme
        django_get_or_create = ("folder",)

    slug = factory.LazyAttribute(lambda scheme: scheme.folder)
    folder = "nho"
    title = factory.LazyAttribute(lambda scheme: f"Bộ chỉ số {scheme.folder}")
    title_en = factory.LazyAttribute(lambda scheme: f"Index {scheme.folder}")
    short = factory.LazyAttribute(lambda scheme: f"Chỉ số {scheme.folder}")
    short_en = factory.LazyAttribute(lambda scheme: f"Index {scheme.folder}")
    is_demo = True


class EditionFactory(factory.django.DjangoModelFactory):
    """A draft of the small set with its files; ``issued=True`` puts it in force."""

    class Meta:
        model = Edition

    class Params:
        year = 2025
        replacing = factory.LazyFunction(dict)  # old text → new text in any file
        source = "demo"  # what index_set.yaml says of its status

    scheme = factory.SubFactory(SchemeFactory)
    name = factory.LazyAttribute(lambda edition: str(edition.year))
    years = factory.LazyAttribute(lambda edition: [edition.year])
    texts = factory.LazyAttribute(
        lambda o: small_files(o.scheme.folder, o.name, o.year, o.source, replacing=o.replacing)
    )
    issued = False
    is_official = factory.LazyAttribute(lambda edition: edition.source == "official")

    @classmethod
    def _create(cls, model_class, *, texts, issued, **fields):
        """Store the edition with its files, and put it in force as a demonstration is."""
        if "content_hash" not in fields:
            fields["content_hash"] = draft_from_files(texts).index_set.content_hash
        edition = model_class.objects.create(**fields)
        EditionFile.objects.bulk_create(
            EditionFile(edition=edition, path=path, text=text) for path, text in texts.items()
        )
        if issued:
            edition.status, edition.issued_at = EditionStatus.ISSUED, timezone.now()
            edition.save()
        return edition
