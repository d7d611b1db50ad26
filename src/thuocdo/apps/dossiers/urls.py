"""Addresses of the dossiers."""

from django.urls import path

from thuocdo.apps.dossiers.views import (
    dashboard,
    imports,
    letters,
    lists,
    periods,
    procedures,
    totals,
)

app_name = "dossiers"
urlpatterns = [
    path("", dashboard.show_dashboard, name="dashboard"),
    path("so-lieu.csv", dashboard.send_figures, name="figures"),
    path("danh-sach", lists.show_list, name="list"),
    path("danh-sach.csv", lists.send_list, name="list_file"),
    path("thu-xin-loi", letters.show_letters, name="letters"),
    path("thu-xin-loi/tim", letters.find_dossier, name="find"),
    path("thu-xin-loi/soan/<str:dossier>", letters.write_letter, name="write_letter"),
    path("thu-xin-loi/<int:pk>", letters.show_letter, name="letter"),
    path("thu-xin-loi/<int:pk>/thu.docx", letters.send_draft, name="letter_file"),
    path("thu-tuc", procedures.show_procedures, name="procedures"),
    path("thu-tuc/nap", procedures.load_list, name="announce"),
    path("nhap", imports.list_imports, name="imports"),
    path("nhap/tep", imports.upload, name="upload"),
    path("nhap/tong-hop", totals.hand_in_totals, name="totals"),
    path("nhap/tong-hop/mau.csv", totals.send_form, name="totals_form"),
    path("nhap/cot/<str:token>", imports.map_columns, name="columns"),
    path("nhap/<int:pk>", imports.show_batch, name="batch"),
    path("nhap/<int:pk>/nhap-that", imports.import_tried, name="import_tried"),
    path("nhap/<int:pk>/bi-tu-choi.csv", imports.send_refused, name="refused"),
    path("ky", periods.list_periods, name="periods"),
    path("ky/chot", periods.close_period, name="close_period"),
    path("ky/<int:pk>", periods.show_period, name="period"),
]
