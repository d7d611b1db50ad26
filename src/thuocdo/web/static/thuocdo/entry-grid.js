// The entry grid by keyboard, and lines pasted from a workbook. autosave.js hears of every text as if
// it had been typed, and keeps and sends it; nothing is sent from here.
(() => {
  "use strict";
  const grid = document.querySelector("form[data-entry-grid]");
  if (!grid) return;
  const cells = [...grid.querySelectorAll("[data-cell]")]; // one under the other, locked ones too
  const fieldIn = (cell) => cell.querySelector("[data-field]");
  const fields = cells.map(fieldIn).filter(Boolean);
  const told = document.querySelector("[data-pasted]"), words = told.dataset;
  const undo = document.querySelector("[data-undo-paste]");
  grid.querySelector("[data-spare]").hidden = true; // a long page without scripts has two places to save
  const NAMED = 3; // cells that the summary names; it counts the others
  let opened = null; // the list that is open: its keys are its own
  let pasted = []; // { field, was, text } of the last paste

  // --- keys
  const steps = { Enter: 1, ArrowDown: 1, ArrowUp: -1 };
  function stepOf(event) {
    if (event.isComposing || event.keyCode === 229) return 0;
    if (event.ctrlKey || event.altKey || event.metaKey) return 0;
    if (!event.shiftKey) return steps[event.key] ?? 0;
    return event.key === "Enter" ? -1 : 0;
  }
  const opens = (event) => event.key === " " || event.key === "F4" || (event.altKey && event.key.startsWith("Arrow"));

  grid.addEventListener("keydown", (event) => {
    const at = fields.indexOf(event.target);
    if (at < 0) return;
    if (event.target === opened) {
      if (["Enter", "Escape", "Tab"].includes(event.key)) opened = null;
      return;
    }
    if (event.target.tagName === "SELECT" && opens(event)) { opened = event.target; return; }
    const step = stepOf(event);
    if (!step) return;
    event.preventDefault();
    const next = fields[at + step];
    if (!next) return;
    next.focus();
    next.select?.(); // typing replaces, as in a workbook
  });
  grid.addEventListener("mousedown", (event) => { if (event.target.tagName === "SELECT") opened = event.target; });
  for (const over of ["change", "focusout"]) grid.addEventListener(over, () => { opened = null; });

  // --- lines of a workbook: cells between tabs, quoted where they hold a line end or a quote
  function rowsOf(text) {
    const rows = [[""]];
    let isQuoted = false;
    const add = (sign) => { const row = rows.at(-1); row[row.length - 1] += sign; };
    for (let n = 0; n < text.length; n += 1) {
      const sign = text[n];
      if (isQuoted && sign === '"' && text[n + 1] === '"') { add(sign); n += 1; }
      else if (sign === '"' && (isQuoted || rows.at(-1).at(-1) === "")) isQuoted = !isQuoted;
      else if (isQuoted) add(sign);
      else if (sign === "\t") rows.at(-1).push("");
      else if (sign === "\n") rows.push([""]);
      else add(sign);
    }
    return isQuoted ? text.split("\n").map((line) => line.split("\t")) : rows; // a lone quote is text
  }
  function linesOf(clipboard) {
    const rows = rowsOf(clipboard.replace(/\r\n?/g, "\n"));
    if (rows.length > 1 && rows.at(-1).length === 1 && !rows.at(-1)[0]) rows.pop(); // ends with a line end
    return { columns: Math.max(...rows.map((row) => row.length)), texts: rows.map(([first]) => first.replace(/\s+/g, " ").trim()) };
  }

  // --- pasting
  const folded = (text) => text.normalize("NFC").toLowerCase().trim();
  function accepted(field, text) { // undefined: it is none of the answers
    if (field.tagName !== "SELECT") return text;
    return [...field.options].find((one) => one.value && [one.value, one.text].map(folded).includes(folded(text)))?.value;
  }
  function write(field, text) {
    field.value = text;
    for (const what of ["input", "change"]) field.dispatchEvent(new Event(what, { bubbles: true }));
  }
  const filled = (text, ...numbers) => text.replace(/##|#/g, (mark) => numbers[mark.length - 1]);
  function named(found) {
    const shown = found.slice(0, NAMED).map((cell) => cell.dataset.cell);
    if (found.length > NAMED) shown.push(filled(words.more, found.length - NAMED));
    return shown.join("; ");
  }

  function fill(start, { columns, texts }) {
    const closed = [], unknown = [], before = [];
    let empty = 0, over = 0;
    texts.forEach((text, n) => {
      const cell = cells[start + n], field = cell && fieldIn(cell);
      if (!text) { if (cell) empty += 1; return; } // nothing is no figure: what stands there stays
      if (!cell) { over += 1; return; }
      if (!field) { closed.push(cell); return; }
      const value = accepted(field, text);
      if (value === undefined) { unknown.push(cell); return; }
      before.push({ field, was: field.value, text: value });
    });
    for (const one of before) write(one.field, one.text);
    pasted = before;
    undo.hidden = !before.length;
    told.textContent = [
      filled(words.done, before.length, closed.length + unknown.length + over),
      columns > 1 && filled(words.first, columns),
      closed.length && filled(words.closed, named(closed)),
      unknown.length && filled(words.unknown, named(unknown)),
      over && filled(words.over, over),
      empty && filled(words.empty, empty),
    ].filter(Boolean).join(" ");
  }

  grid.addEventListener("paste", (event) => {
    const start = cells.findIndex((cell) => fieldIn(cell) === event.target);
    if (start < 0) return;
    const lines = linesOf(event.clipboardData.getData("text/plain"));
    const isPlain = lines.texts.length === 1 && lines.columns === 1;
    if (isPlain && event.target.tagName === "INPUT") return; // one text goes where the cursor is
    event.preventDefault();
    fill(start, lines);
  });

  undo.addEventListener("click", () => {
    const back = pasted.filter(({ field, text }) => field.value === text);
    for (const { field, was } of back) write(field, was);
    const changed = pasted.length - back.length;
    told.textContent = [filled(words.undone, back.length), changed && filled(words.changed, changed)].filter(Boolean).join(" ");
    pasted.at(0)?.field.focus();
    pasted = [];
    undo.hidden = true;
  });
})();
