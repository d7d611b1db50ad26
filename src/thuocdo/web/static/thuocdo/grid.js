// The grid of a round: arrows move from cell to cell, Enter or a click opens the item.
(() => {
  "use strict";
  const grid = document.querySelector("[data-grid]");
  if (!grid) return;
  const codes = [...grid.querySelectorAll("thead th")].slice(1).map((one) => one.textContent.trim());
  const steps = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
  let current = null;

  // Eighty names that each stick to the left cost half of the frames while scrolling: one sheet of
  // them does, over the real ones. It is for eyes and mice; the real ones are read and get the keys.
  function stickNames() {
    const table = grid.querySelector("table"), sheet = document.createElement("div"), names = document.createElement("div");
    names.className = "grid__names";
    names.setAttribute("aria-hidden", "true");
    for (const head of table.querySelectorAll("tr > th:first-child")) {
      const name = names.appendChild(document.createElement("div"));
      for (const one of head.childNodes) name.append(one.cloneNode(true));
      for (const link of name.querySelectorAll("a")) link.tabIndex = -1;
      head.addEventListener("focusin", (event) => name.classList.toggle("is-focused", event.target.matches(":focus-visible")));
      head.addEventListener("focusout", () => name.classList.remove("is-focused"));
    }
    sheet.className = "grid__sheet";
    grid.append(sheet);
    sheet.append(table, names);
  }

  function place(cell) {
    const row = cell.parentElement;
    return [[...row.parentElement.children].indexOf(row), [...row.children].indexOf(cell)];
  }

  function open(cell) {
    const code = codes[place(cell)[1] - 1];
    const unit = cell.parentElement.dataset.unit;
    location.assign(`${grid.dataset.column.replace("MA", code)}?dv=${encodeURIComponent(unit)}`);
  }

  function go(cell) {
    if (!cell || cell.tagName !== "TD") return;
    if (current) current.removeAttribute("tabindex");
    current = cell;
    cell.tabIndex = -1;
    cell.focus({ preventScroll: true });
    const head = grid.querySelector("thead th");
    const box = cell.getBoundingClientRect();
    const frame = grid.getBoundingClientRect();
    const left = frame.left + head.offsetWidth;
    const top = frame.top + head.offsetHeight;
    if (box.left < left) grid.scrollLeft -= left - box.left;
    if (box.right > frame.right) grid.scrollLeft += box.right - frame.right + 20;
    if (box.top < top) grid.scrollTop -= top - box.top;
    if (box.bottom > frame.bottom) grid.scrollTop += box.bottom - frame.bottom + 20;
  }

  requestAnimationFrame(() => setTimeout(stickNames)); // once the table has been painted
  grid.addEventListener("click", (event) => {
    const cell = event.target.closest("td");
    if (cell) open(cell);
  });
  grid.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const step = steps[event.key];
    const body = grid.querySelector("tbody");
    if (step && (event.target === grid || event.target === current)) {
      event.preventDefault();
      if (!current || event.target === grid) return go(body.rows[0] && body.rows[0].cells[1]);
      const [row, column] = place(current);
      const next = body.children[row + step[0]];
      go(next && next.children[column + step[1]]);
    } else if (event.key === "Enter" && event.target === current) {
      open(current);
    } else if (event.key === "Escape" && event.target === current) {
      grid.focus();
    }
  });
})();
