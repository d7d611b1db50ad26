#!/usr/bin/env bash
# Scores the shipped sets and prints readable tables: the main job, on real and on demonstration input.
set -euo pipefail
export PATH="$PWD/$1:$PATH"
say() { printf '\n\033[1m── %s\033[0m\n\n' "$*"; }
[ -t 1 ] || say() { printf '\n── %s\n\n' "$*"; }

say "Các bộ chỉ số kèm theo"
thuocdo index-sets show
say "Cấp xã năm 2025, so với năm 2024: hạng, xếp loại, thay đổi (thuocdo compare 2024 2025)"
thuocdo compare 2024 2025
say "Năm 2024 so với 2023, cùng một bộ chỉ số (thuocdo compare 2023 2024), mười đơn vị đầu"
thuocdo compare 2023 2024 2>/dev/null | sed -n '1,16p'
unit=C029 leaf=7.1.2
say "Vì sao được từng ấy điểm (thuocdo explain $unit $leaf)"
thuocdo explain "$unit" "$leaf" 2>/dev/null
say "Điểm có thể lấy lại, năm mục đầu (thuocdo gaps $unit)"
thuocdo gaps "$unit" --limit 5 2>/dev/null
say "Khối sở, ngành năm 2025 (thuocdo rank --set demo-province-departments)"
thuocdo rank --set demo-province-departments --year 2025 2>/dev/null
say "Bảng đã công bố của huyện Đồng Phú năm 2022 (thuocdo score và check-numbers)"
thuocdo score binhphuoc-dongphu-district/2022 demo/published/dong-phu-2022.csv || [ $? = 1 ]
thuocdo check-numbers demo/published/dong-phu-2022-table.csv || [ $? = 1 ]
