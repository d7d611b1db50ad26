"""Addresses of rounds, below /lam-viec/danh-gia/."""

from django.urls import URLPattern

app_name = "rounds"
OWN: list[URLPattern] = []  # tu-danh-gia/: a unit fills in, shows, signs
APPRAISAL: list[URLPattern] = []  # tham-dinh/: queue, column, second appraisal
COUNCIL: list[URLPattern] = []  # hoi-dong/: agenda, decisions, minutes
STEERING: list[URLPattern] = []  # dieu-hanh/ and vong/: boards, planning, time
urlpatterns = [*OWN, *APPRAISAL, *COUNCIL, *STEERING]
