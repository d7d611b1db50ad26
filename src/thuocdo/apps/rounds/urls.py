"""Addresses of rounds, below /lam-viec/danh-gia/."""

from django.urls import URLPattern, path

from thuocdo.apps.rounds.views.appraisal import (
    checks,
    column,
    grid,
    importing,
    judging,
    queue,
    reasons,
    second,
)
from thuocdo.apps.rounds.views.council import appeals, deciding, papers, pointing, sittings
from thuocdo.apps.rounds.views.own import (
    evidence,
    excel,
    explaining,
    grid_entry,
    item,
    listing,
    remarks,
    saving,
    sharing,
    signing,
)
from thuocdo.apps.rounds.views.planning import figures, planning, settling, time
from thuocdo.apps.rounds.views.steering import boards, reminding

app_name = "rounds"
OWN: list[URLPattern] = [  # tu-danh-gia/: a unit fills in, shows, signs
    path("tu-danh-gia/", listing.list_own, name="own_list"),
    path("tu-danh-gia/luu", saving.save, name="own_save"),
    path("tu-danh-gia/<int:pk>", listing.show_tree, name="own_tree"),
    path("tu-danh-gia/<int:pk>/bang", grid_entry.show_entry_grid, name="own_grid"),
    path("tu-danh-gia/<int:pk>/tong", listing.tell_total, name="own_total"),
    path("tu-danh-gia/<int:pk>/chia-viec", sharing.share_items, name="own_share"),
    path("tu-danh-gia/<int:pk>/nam-truoc", sharing.copy_last_year, name="own_copy"),
    path("tu-danh-gia/<int:pk>/excel", excel.exchange, name="own_excel"),
    path("tu-danh-gia/<int:pk>/excel/xem-truoc", excel.preview_import, name="own_excel_preview"),
    path("tu-danh-gia/<int:pk>/excel/tep", excel.save_workbook, name="own_excel_file"),
    path("tu-danh-gia/<int:pk>/excel/ghi", excel.apply_import, name="own_excel_apply"),
    path("tu-danh-gia/<int:pk>/excel/hoan-tac", excel.undo_import, name="own_excel_undo"),
    path("tu-danh-gia/<int:pk>/trinh-lanh-dao", signing.ask_leader, name="own_ask"),
    path("tu-danh-gia/<int:pk>/duyet", signing.sign, name="own_sign"),
    path("tu-danh-gia/<int:pk>/chua-duyet", signing.send_back, name="own_send_back"),
    path("tu-danh-gia/<int:pk>/muc/<str:code>", item.show_item, name="own_item"),
    path("tu-danh-gia/<int:pk>/muc/<str:code>/lich-su", item.show_history, name="own_history"),
    path("tu-danh-gia/<int:pk>/muc/<str:code>/minh-chung", evidence.link_document, name="own_link"),
    path(
        "tu-danh-gia/<int:pk>/muc/<str:code>/minh-chung/<int:evidence_pk>/go",
        evidence.unlink_document,
        name="own_unlink",
    ),
    path("tu-danh-gia/<int:pk>/muc/<str:code>/y-kien", remarks.add_remark, name="own_remark"),
    path(
        "tu-danh-gia/<int:pk>/muc/<str:code>/y-kien/<int:remark_pk>/xong",
        remarks.settle_remark,
        name="settle_remark",
    ),
    path("tu-danh-gia/<int:pk>/muc/<str:code>/tra-loi", explaining.answer, name="own_answer"),
    path(
        "tu-danh-gia/<int:pk>/muc/<str:code>/giai-trinh",
        explaining.explain_item,
        name="own_explain",
    ),
]
APPRAISAL: list[URLPattern] = [  # tham-dinh/: queue, column, second appraisal
    path("tham-dinh/", queue.show_queue, name="appraisal_queue"),
    path("tham-dinh/loat/<int:batch>/hoan-tac", column.undo_batch, name="undo_batch"),
    path("tham-dinh/<int:pk>/don-vi/<str:unit>/thuc-dia", checks.plan_check, name="plan_check"),
    path("tham-dinh/thuc-dia/<int:check>", checks.show_check, name="field_check"),
    path("tham-dinh/thuc-dia/<int:check>/ket-thuc", checks.close_check, name="close_check"),
    path("tham-dinh/thuc-dia/<int:check>/<int:line>", checks.answer_line, name="answer_check"),
    path("tham-dinh/thuc-dia/anh/<int:photo>", checks.show_photo, name="check_photo"),
    path("tham-dinh/<int:pk>/bang", grid.show_grid, name="appraisal_grid"),
    path("tham-dinh/<int:pk>/lan-hai", second.list_seconds, name="second_list"),
    path("tham-dinh/<int:pk>/bat-dong", second.list_disputes, name="disputes"),
    path("tham-dinh/<int:pk>/ly-do", reasons.show_reasons, name="reasons"),
    path("tham-dinh/<int:pk>/ly-do/<int:reason>/bo", reasons.retire_reason, name="retire_reason"),
    path("tham-dinh/<int:pk>/don-vi/<str:unit>", queue.show_unit, name="appraise_unit"),
    path("tham-dinh/<int:pk>/don-vi/<str:unit>/xac-nhan", column.confirm_unit, name="confirm_unit"),
    path("tham-dinh/<int:pk>/<str:code>", column.show_column, name="appraise_column"),
    path("tham-dinh/<int:pk>/<str:code>/nhap", importing.import_table, name="import_appraisals"),
    path("tham-dinh/<int:pk>/<str:code>/bang-mau", importing.table_to_fill, name="appraisal_table"),
    path("tham-dinh/<int:pk>/<str:code>/xac-nhan", column.confirm_items, name="confirm_items"),
    path("tham-dinh/<int:pk>/<str:code>/<str:unit>", judging.appraise_item, name="appraise_item"),
    path(
        "tham-dinh/<int:pk>/<str:code>/<str:unit>/tra-lai", judging.return_item, name="return_item"
    ),
    path("tham-dinh/<int:pk>/<str:code>/<str:unit>/thu-lai", judging.take_back, name="take_back"),
    path(
        "tham-dinh/<int:pk>/<str:code>/<str:unit>/lan-hai", judging.second_item, name="second_item"
    ),
]
COUNCIL: list[URLPattern] = [  # hoi-dong/: agenda, decisions, minutes
    path("hoi-dong/", sittings.show_council, name="council"),
    path("hoi-dong/vong/<int:pk>/hop", sittings.call_sitting, name="call_sitting"),
    path("hoi-dong/<int:pk>", sittings.show_sitting, name="sitting"),
    path("hoi-dong/<int:pk>/duyet", sittings.approve_agenda, name="approve_agenda"),
    path("hoi-dong/<int:pk>/bo-sung", sittings.renew_agenda, name="renew_agenda"),
    path("hoi-dong/<int:pk>/nhat-tri", sittings.confirm_explanations, name="confirm_explanations"),
    path("hoi-dong/<int:pk>/ket-thuc", sittings.close_sitting, name="close_sitting"),
    path("hoi-dong/<int:pk>/muc/<int:item_pk>", deciding.show_item, name="council_item"),
    path("hoi-dong/<int:pk>/muc/<int:item_pk>/quyet", deciding.decide_item, name="decide_item"),
    path("hoi-dong/<int:pk>/cham/<str:code>", pointing.point_leaf, name="council_points"),
    path("hoi-dong/<int:pk>/bien-ban", papers.head_minutes, name="minutes"),
    path("hoi-dong/<int:pk>/bien-ban.<str:kind>", papers.save_minutes, name="save_minutes"),
    path("kien-nghi/<int:pk>", appeals.show_appeals, name="appeals"),
    path("hoi-dong/kien-nghi/<int:pk>", appeals.answer_appeal, name="answer_appeal"),
]
STEERING: list[URLPattern] = [  # dieu-hanh/ and vong/: boards, planning, time
    path("dieu-hanh/", boards.show_newest, name="steering"),
    path("dieu-hanh/<int:pk>", boards.show_board, name="board"),
    path("dieu-hanh/<int:pk>/don-vi", boards.show_units, name="board_units"),
    path("dieu-hanh/<int:pk>/don-vi/<int:unit_pk>", boards.show_unit, name="board_unit"),
    path("dieu-hanh/<int:pk>/don-doc", reminding.remind_units, name="remind"),
    path("dieu-hanh/<int:pk>/diem-nong", boards.show_hot, name="hot"),
    path("dieu-hanh/<int:pk>/diem-nong/<str:code>", boards.show_hot_leaf, name="hot_leaf"),
    path("dieu-hanh/<int:pk>/bao-cao", reminding.head_report, name="progress_report"),
    path("dieu-hanh/<int:pk>/bao-cao.<str:kind>", reminding.save_report, name="save_report"),
    path("vong/", planning.list_rounds, name="rounds"),
    path("vong/moi", planning.plan_round, name="plan_round"),
    path("vong/<int:pk>", planning.show_round, name="round"),
    path("vong/<int:pk>/mo", planning.open_round, name="open_round"),
    path("vong/<int:pk>/so-lieu", figures.feed_round, name="feed_round"),
    path("vong/<int:pk>/tinh-lai", settling.recompute_round, name="recompute_round"),
    path("vong/khoi/<int:pk>/chuyen", settling.advance_block, name="advance_block"),
    path("vong/khoi/<int:pk>/chot", settling.settle_block, name="settle_block"),
    path("vong/khoi/<int:pk>/luu-tru", settling.archive_block, name="archive_block"),
    path("vong/khoi/<int:pk>/gia-han", time.extend_block, name="extend_block"),
    path("vong/don-vi/<int:pk>/mo-lai", time.reopen_unit, name="reopen_unit"),
]
urlpatterns = [*OWN, *APPRAISAL, *COUNCIL, *STEERING]
