"""Addresses of the documents."""

from django.urls import path

from thuocdo.apps.documents import views

app_name = "documents"
urlpatterns = [
    path("", views.list_registers, name="registers"),
    path("don-vi/<int:unit>", views.show_register, name="register"),
    path("don-vi/<int:unit>/them", views.add_document, name="add"),
    path("don-vi/<int:unit>/them-nhieu", views.add_files, name="add_files"),
    path("don-vi/<int:unit>/tep", views.announce_file, name="announce"),
    path("tep/<uuid:pk>", views.send_piece, name="piece"),
    path("tep/<uuid:pk>/xong", views.finish_file, name="finish"),
    path("<int:pk>", views.show_document, name="document"),
    path("<int:pk>/sua", views.edit_document, name="edit"),
    path("<int:pk>/thay-tep", views.replace_file, name="replace"),
    path("<int:pk>/thay-the", views.supersede_document, name="supersede"),
    path("<int:pk>/rut", views.withdraw_document, name="withdraw"),
    path("<int:pk>/xem", views.view_document, name="view"),
    path("<int:pk>/tep/<int:version>", views.save_file, name="file"),
    path("<int:pk>/tep/<int:version>/trang/<int:page>.png", views.page_picture, name="picture"),
]
