// Appraisal by keyboard: rows, the panel beside them, and answers without leaving the page.
// Keys count outside text fields only, and never while an input method is composing.
(() => {
  "use strict";
  const bench = document.querySelector("[data-column]");
  if (!bench) return;
  const panel = bench.querySelector("[data-panel]");
  const said = bench.querySelector("[data-said]");
  const list = bench.querySelector("[data-keys-list]");
  const wide = window.matchMedia("(min-width: 1001px)");
  let asked = null;
  let shown = Promise.resolve(); // that the panel is there; keys for it wait

  const rows = () => [...bench.querySelectorAll("tr[data-unit]")];
  const chosen = () => bench.querySelector("tr[aria-current]");
  const link = (row) => row.querySelector("th a");
  const inPanel = (what) => panel.querySelector(what);

  function tell(text) {
    said.textContent = "";
    requestAnimationFrame(() => { said.textContent = text; });
  }

  function address(unit) {
    const url = new URL(bench.dataset.here, location.href);
    if (bench.dataset.which !== "all") url.searchParams.set("nhom", bench.dataset.which);
    if (unit) url.searchParams.set("dv", unit);
    return url;
  }

  // The bar that stays must never cover what has the focus.
  function measure() {
    const bar = bench.querySelector(".pinned");
    const height = wide.matches ? Math.ceil(bar.getBoundingClientRect().height) : 0;
    document.documentElement.style.setProperty("--pinned", `${height}px`);
    document.documentElement.style.scrollPaddingTop = `${height + 8}px`;
    fit();
  }

  // The ways to decide stay in sight, however far the page is scrolled.
  function fit() {
    const top = Math.max(panel.getBoundingClientRect().top, 0);
    panel.style.maxHeight = wide.matches ? `${Math.max(window.innerHeight - top - 8, 320)}px` : "";
  }

  async function load(unit, paper) {
    if (asked) asked.abort();
    asked = new AbortController();
    const url = address(unit);
    if (paper) {
      url.searchParams.set("tl", paper.dataset.paper);
      url.searchParams.set("trang", paper.dataset.page);
    }
    history.replaceState(null, "", url);
    try {
      const answer = await fetch(url, { headers: { "HX-Request": "true" }, signal: asked.signal });
      if (!answer.ok) throw new Error(String(answer.status));
      panel.innerHTML = await answer.text();
      panel.scrollTop = 0;
      read();
    } catch (fault) {
      if (fault.name !== "AbortError") location.assign(url);
    }
  }

  // The document beside the rows; its page stays in the address, so that a link shows the same.
  async function read(address) {
    const viewer = inPanel("[data-viewer]");
    if (!viewer) return;
    const answer = await fetch(address || viewer.dataset.viewer, { headers: { "HX-Request": "true" } });
    if (!answer.ok || !viewer.isConnected) return;
    viewer.innerHTML = await answer.text();
    if (!address) return;
    const url = new URL(location.href);
    url.searchParams.set("tl", viewer.dataset.paper);
    url.searchParams.set("trang", new URL(address, location.href).searchParams.get("trang"));
    history.replaceState(null, "", url);
  }

  function choose(row, { focus = true } = {}) {
    if (!row) return Promise.resolve();
    const before = chosen();
    if (before) {
      before.removeAttribute("aria-current");
      before.classList.remove("row--chosen");
    }
    row.setAttribute("aria-current", "true");
    row.classList.add("row--chosen");
    if (focus) link(row).focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
    shown = load(row.dataset.unit).then(() => {
      if (!wide.matches) panel.scrollIntoView({ block: "start" });
    });
    return shown;
  }

  function step(by) {
    const all = rows();
    const place = all.indexOf(chosen());
    return choose(all[Math.min(Math.max(place + by, 0), all.length - 1)]);
  }

  function open(name) {
    const part = inPanel(`[data-act="${name}"]`);
    if (!part) return;
    panel.querySelectorAll("[data-act][open]").forEach((one) => { one.open = one === part; });
    part.open = true;
    const field = part.querySelector("[data-reason]");
    field.focus();
    field.select();
  }

  function refuse(text) {
    const place = inPanel("[data-error]");
    if (!place) return tell(text);
    place.textContent = text;
    place.hidden = false;
  }

  // After an answer the rows, counts and cautions are those of the server; what was typed elsewhere stays.
  async function refresh(from) {
    const order = rows().map((row) => row.dataset.unit);
    const typed = new Map();
    bench.querySelectorAll("tbody input, tbody select").forEach((one) => {
      if (one.id && one.value && one.closest("tr").dataset.unit !== from) typed.set(one.id, one.value);
    });
    const answer = await fetch(address(""), { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    bench.querySelectorAll("[data-part]").forEach((old) => {
      const fresh = page.querySelector(`[data-part="${old.dataset.part}"]`);
      if (fresh) old.replaceWith(fresh);
    });
    typed.forEach((value, id) => {
      const field = document.getElementById(id);
      if (field) field.value = value;
    });
    ready();
    const all = rows();
    const after = order.slice(order.indexOf(from) + 1);
    const next = after.map((unit) => all.find((row) => row.dataset.unit === unit && row.dataset.open === "read"));
    const left = next.find(Boolean) || all.find((row) => row.dataset.open === "read");
    await choose(left || all.find((row) => row.dataset.unit === from) || all[0]);
  }

  function carry(form) {
    open("khac");
    new FormData(form).forEach((value, name) => {
      const field = inPanel(`[data-act="khac"] [name="${name}"]`);
      if (field && name !== "csrfmiddlewaretoken") field.value = value;
    });
  }

  async function send(form) {
    const row = form.closest("tr[data-unit]");
    const unit = row ? row.dataset.unit : inPanel("[data-for]").dataset.for;
    if (row && row !== chosen()) await choose(row, { focus: false });
    const answer = await fetch(form.action, {
      method: "POST",
      body: new FormData(form),
      headers: { Accept: "application/json", "HX-Request": "true" },
    });
    const isData = (answer.headers.get("Content-Type") || "").includes("json");
    if (answer.ok && isData) {
      const told = await answer.json();
      tell(told.done || "✓");
      return refresh(unit);
    }
    if (!isData) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      return refuse(page.body.textContent.trim());
    }
    const told = await answer.json();
    if (row) carry(form);
    refuse(told.refused);
    return undefined;
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.closest("[data-viewer]")) {
      event.preventDefault();
      read(`${form.action}?${new URLSearchParams(new FormData(form))}`);
      return;
    }
    if (!form.matches("[data-quick]") || !bench.contains(form)) return;
    event.preventDefault();
    if (form.dataset.busy) return;
    form.dataset.busy = "1";
    send(form).catch(() => form.submit()).finally(() => { delete form.dataset.busy; });
  });

  bench.addEventListener("click", (event) => {
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    const paper = event.target.closest("a[data-paper]");
    if (paper && plain && panel.contains(paper)) {
      event.preventDefault();
      load(inPanel("[data-for]").dataset.for, paper);
      return;
    }
    const page = event.target.closest("[data-viewer] a[href*='khung=1']");
    if (page && plain) {
      event.preventDefault();
      read(page.href);
      return;
    }
    if (event.target.closest("[data-keys]")) list.showModal();
    const row = event.target.closest("tr[data-unit]");
    if (!row || !plain || event.target.closest("input, select, button, summary")) return;
    if (event.target.closest("a") && event.target.closest("a") !== link(row)) return;
    event.preventDefault();
    choose(row);
  });
  bench.addEventListener("focusin", (event) => {
    const row = event.target.closest("tr[data-unit]");
    if (row && row !== chosen() && event.target.matches("input, select")) choose(row, { focus: false });
  });
  const later = (does) => () => { shown.then(does); };
  const press = (what) => later(() => { const one = inPanel(what); if (one) one.click(); });
  const keys = {
    j: () => step(1),
    k: () => step(-1),
    a: press("[data-agree] button"),
    "/": later(() => open("khac")),
    r: later(() => open("tra")),
    d: () => { const body = inPanel(".panel__body"); if (body) body.focus(); },
    n: press("a[rel=next]"),
    p: press("a[rel=prev]"),
    u: () => { const one = bench.querySelector("[data-undo]"); if (one) one.focus(); },
    "?": () => list.showModal(),
  };
  const TEXT = "input:not([type=radio]):not([type=checkbox]):not([type=hidden]), select, textarea, [contenteditable]";

  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229 || document.querySelector("dialog[open]")) return;
    const isText = event.target.closest(TEXT);
    if (event.ctrlKey && !event.altKey && ["ArrowDown", "ArrowUp"].includes(event.key)) {
      event.preventDefault();
      step(event.key === "ArrowDown" ? 1 : -1);
      return;
    }
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Escape") {
      const act = event.target.closest("[data-act]");
      if (act) act.open = false;
      if (chosen() && (isText || act)) link(chosen()).focus();
      return;
    }
    if (isText) return;
    if (event.key === "Enter") {
      const row = chosen();
      const at = event.target;
      if (!row || (at !== document.body && at !== link(row))) return;
      const field = row.querySelector("input:not([type=hidden]), select") || inPanel("[data-agree] button, [data-act] summary");
      if (field) { event.preventDefault(); field.focus(); }
      return;
    }
    const does = keys[event.key.toLowerCase()];
    if (does) { event.preventDefault(); does(); }
  });

  function ready() {
    bench.querySelectorAll("[data-keys]").forEach((one) => { one.hidden = false; });
    measure();
  }

  ready();
  window.addEventListener("resize", measure);
  window.addEventListener("scroll", () => requestAnimationFrame(fit), { passive: true });
  read();
  if (wide.matches && !chosen()) {
    choose(rows().find((row) => row.dataset.open === "read") || rows()[0], { focus: false });
  }
})();
