// Keeps what is typed into an item, or into several: at once in this browser, after a moment of
// quiet on the server. What stands around a field (data-entry, data-code) says which item it is of.
// It never writes into a field that has the focus, and waits while letters are being composed.
(() => {
  "use strict";
  const form = document.querySelector("form[data-autosave]");
  if (!form) return;
  const kept = window.keptTexts;
  const QUIET = 800, SETTLED = 2000, STALE = 10000; // milliseconds
  const { person } = form.dataset;
  const state = document.querySelector("[data-save-state]"), words = state.dataset;
  const dialog = document.querySelector("[data-clash]");
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  const controls = [...form.elements].filter((one) => one.dataset.field);
  const fields = new Map(); // item/name → { controls, home, version, text: last known to be queued or saved }
  const timers = new Map();
  const asked = new Set(); // fields about which two texts wait for a choice
  let composing = false, totalTimer = 0;
  const opened = state.textContent; // what the page says of saves before this one

  const homeOf = (one) => one.closest("[data-entry]") ?? form;
  const keyOf = (one) => `${homeOf(one).dataset.entry}/${one.dataset.field}`;
  const keyIn = (row) => `${row.entry}/${row.name}`; // of a queued save
  const place = (key) => `${person}/${key}`;
  const row = (key) => { const { home, controls } = fields.get(key); return { place: place(key), person, entry: home.dataset.entry, name: controls[0].dataset.field, at: Date.now() }; };
  const textOf = (name) => {
    const all = fields.get(name).controls;
    return all[0].type === "radio" ? all.find((one) => one.checked)?.value ?? "" : all[0].value;
  };
  const write = (name, text) => {
    for (const one of fields.get(name).controls) {
      if (one.type === "radio") one.checked = one.value === text;
      else one.value = text;
    }
  };
  for (const one of controls) {
    const name = keyOf(one);
    if (!fields.has(name)) fields.set(name, { controls: [], home: homeOf(one), version: Number(one.dataset.version), mine: one.dataset.mine === "1", at: Number(one.dataset.at) || 0 });
    fields.get(name).controls.push(one);
  }
  for (const [name, known] of fields) known.text = textOf(name);
  const entries = new Set([...fields.values()].map((one) => one.home.dataset.entry));

  // --- what the page says
  const show = (text, style = "") => {
    if (state.textContent !== text) state.textContent = text;
    state.classList.toggle("is-waiting", style === "waiting");
    state.classList.toggle("is-failed", style === "failed");
  };
  let isStale = false; // the column on the left does not know of the last save
  let changes = 0; // texts so far that wait for the server: what was read before the last one is old
  let savedAt = ""; // as the server's clock has it
  const exporter = document.querySelector("[data-export]");

  async function settled(what) {
    const seen = changes, rows = await kept.all("queue", person);
    const waiting = rows.filter((row) => !row.refused).length, refused = rows.find((one) => one.refused && entries.has(one.entry));
    if (exporter) exporter.hidden = !rows.length;
    if (seen !== changes && what === "done") return; // the text that came meanwhile settles it
    if (what === "ended") {
      const link = Object.assign(document.createElement("a"), { href: `${words.signIn}?next=${encodeURIComponent(location.pathname)}`, textContent: words.again });
      show(`${words.ended} `, "failed");
      state.append(link);
    } else if (waiting) show(words.waiting.replace("#", waiting), "waiting");
    else if (refused) show(words.failed.replace("#", refused.refused), "failed");
    else show(savedAt ? words.saved.replace("#", savedAt) : opened);
    if (what === "done" && !waiting && isStale) { clearTimeout(totalTimer); totalTimer = setTimeout(total, SETTLED); }
  }

  function received(sent, said, status) {
    savedAt = said.at || savedAt;
    isStale = true;
    if (sent.kind === "evidence") {
      const strip = document.querySelector("[data-strip]");
      if (strip && sent.entry === form.dataset.entry) strip.innerHTML = said.strip;
      return;
    }
    const key = keyIn(sent), known = fields.get(key);
    if (!known) {
      if (status === 409) kept.keep({ place: sent.place, person, entry: sent.entry, name: sent.name, text: sent.text, base: sent.base, at: sent.at });
      return;
    }
    known.version = said.version;
    const hidden = form.elements[known.controls[0].name.replace(/(^|\/)o-/, "$1v-")];
    if (hidden) hidden.value = said.version;
    if (status === 409) { known.text = said.text; clash(key, said.text, sent.text, said.theirs || words.somebody, sent.base); return; }
    reading(key, said);
    standing(known.home, said);
  }

  function standing(home, said) {
    home.querySelector("[data-panel]").innerHTML = said.panel;
    mark(home.dataset.code, said.state);
    if (home !== form) return; // one item among several
    document.querySelector("[data-step]").textContent = said.step || "";
    const dot = document.querySelector("[data-dot]");
    if (dot) { dot.setAttribute("visibility", said.dot === null ? "hidden" : "visible"); if (said.dot !== null) dot.setAttribute("cx", said.dot); }
    const box = document.querySelector("[data-explain]");
    if (box && said.explain) box.open = true;
  }

  function mark(item, [word, style]) {
    const shown = document.querySelector(`[data-state="${CSS.escape(item)}"]`);
    if (shown) { shown.textContent = word; shown.className = `state ${style}`; }
  }

  function reading(name, said) {
    const { home, controls } = fields.get(name), field = controls[0].dataset.field;
    const shown = home.querySelector(`[data-read="${CSS.escape(field)}"]`);
    if (!shown) return;
    for (const one of controls) one.toggleAttribute("aria-invalid", false), said.sentence && one.setAttribute("aria-invalid", "true");
    shown.replaceChildren(Object.assign(document.createElement("span"), { textContent: said.sentence || said.echo || "", className: said.sentence ? "error" : "" }));
    for (const value of said.readings || []) {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "button button--quiet", textContent: value, value });
      button.dataset.reading = field;
      shown.append(" ", button);
    }
  }

  async function total() {
    if (!navigator.onLine) return;
    try {
      const answer = await fetch(form.dataset.total, { credentials: "same-origin", redirect: "manual" });
      if (!answer.ok) return;
      const said = await answer.json();
      isStale = false;
      document.querySelector("[data-total]").textContent = said.words;
      document.querySelector("progress[data-done]").value = said.done;
      for (const [item, standing] of Object.entries(said.states)) mark(item, standing);
    } catch { /* no network: asked again after the next save */ }
  }

  // --- two people
  const clashes = []; // one question at a time
  function clash(name, theirs, mine, who, base) {
    asked.add(name); // the field is left alone until somebody has chosen
    kept.keep({ ...row(name), text: mine, base });
    clashes.push([name, theirs, mine, who]);
    if (!dialog.open) ask(...clashes.shift());
  }

  function ask(name, theirs, mine, who) {
    dialog.querySelector("[data-clash-where]").textContent = fields.get(name).controls[0].getAttribute("aria-label") ?? "";
    const sentence = dialog.querySelector("[data-clash-sentence]");
    sentence.textContent = sentence.dataset.text.replace("#", who);
    dialog.querySelector("[data-clash-theirs]").textContent = theirs;
    dialog.querySelector("[data-clash-mine]").textContent = mine;
    dialog.querySelector("[data-clash-choose=both]").hidden = fields.get(name).controls[0].tagName !== "TEXTAREA";
    dialog.onclick = (event) => {
      const chosen = event.target.dataset.clashChoose;
      if (!chosen) return;
      dialog.close();
      asked.delete(name);
      write(name, { theirs, mine, both: `${theirs}\n${mine}` }[chosen]);
      if (chosen === "theirs") { fields.get(name).text = theirs; kept.forget(place(name)); } else commit(name);
      fields.get(name).controls[0].focus();
      if (clashes.length) ask(...clashes.shift());
    };
    dialog.oncancel = (event) => event.preventDefault(); // nothing is thrown away by a key
    dialog.showModal();
  }

  // --- typing
  const sender = window.sendingKept(person, form.dataset.save, token, { received, refused: () => {}, settled, sending: () => state.dataset.touched && show(words.sending) });

  function changed() {
    changes += 1;
    if (!state.classList.contains("is-waiting") && !state.classList.contains("is-failed")) show(words.sending);
  }

  function typed(name) {
    if (asked.has(name)) return;
    state.dataset.touched = "1";
    const known = fields.get(name), text = textOf(name);
    if (text !== known.text) {
      kept.keep({ ...row(name), text, base: known.version, over: known.text });
      changed();
    }
    clearTimeout(timers.get(name));
    timers.set(name, setTimeout(() => quiet(name), QUIET));
  }

  const quiet = (name) => (composing ? typed(name) : commit(name));

  async function commit(name) {
    if (asked.has(name)) return;
    clearTimeout(timers.get(name));
    const known = fields.get(name), text = textOf(name);
    if (text === known.text) {
      await kept.forget(place(name));
      if (state.textContent === words.sending) sender.pump(); // typed and taken back
      return;
    }
    const over = known.text;
    known.text = text;
    changed();
    await kept.enqueue({ ...row(name), kind: "text", text, base: known.version, over, key: kept.key(), tried: false }, place(name));
    sender.pump();
  }
  const commitAll = () => Promise.all([...fields.keys()].map(commit));

  const nameOf = (event) => (event.target.form === form || event.target.getAttribute?.("form") === form.id) && event.target.dataset.field ? keyOf(event.target) : undefined;
  document.addEventListener("compositionstart", () => { composing = true; });
  document.addEventListener("compositionend", () => { composing = false; });
  document.addEventListener("input", (event) => { const name = nameOf(event); if (name) typed(name); });
  document.addEventListener("change", (event) => { const name = nameOf(event); if (name && !composing) commit(name); });
  document.addEventListener("focusout", (event) => { const name = nameOf(event); if (name) { composing = false; commit(name); } });
  addEventListener("pagehide", () => { commitAll(); });

  document.addEventListener("click", (event) => {
    const field = event.target.dataset?.reading;
    if (!field) return;
    event.preventDefault();
    const name = `${homeOf(event.target).dataset.entry}/${field}`;
    write(name, event.target.value);
    commit(name);
    fields.get(name).controls[0].focus();
  });

  form.addEventListener("submit", async (event) => {
    const to = event.submitter?.dataset.next;
    event.preventDefault();
    state.dataset.touched = "1";
    await commitAll();
    const what = await sender.pump();
    if (to && what === "later") show(words.stays, "waiting");
    else if (to) location.assign(to);
  });

  for (const linking of document.querySelectorAll("form[data-queue=evidence]")) linking.addEventListener("submit", async (event) => {
    event.preventDefault();
    state.dataset.touched = "1";
    const sent = new FormData(linking);
    await kept.enqueue({ kind: "evidence", place: "", person, entry: form.dataset.entry, url: linking.getAttribute("action"), document: sent.get("document"), page: sent.get("page"), key: kept.key(), base: 0, at: Date.now(), tried: false }, "");
    linking.reset();
    linking.closest("details").open = false;
    sender.pump();
  });

  exporter?.addEventListener("click", async () => {
    const content = { person, at: new Date().toISOString(), queue: await kept.all("queue", person), typing: await kept.all("typing", person) };
    const url = URL.createObjectURL(new Blob([JSON.stringify(content, null, 1)], { type: "application/json" }));
    Object.assign(document.createElement("a"), { href: url, download: `chua-gui-${form.dataset.code}.json` }).click();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
  });

  // --- after a crash, a lost line or a new sign-in
  async function restore() {
    const queued = await kept.all("queue", person), half = await kept.all("typing", person);
    for (const left of half.filter((one) => !fields.has(keyIn(one)) && Date.now() - one.at > STALE)) {
      await kept.enqueue({ ...left, kind: "text", key: kept.key(), tried: false }, left.place); // left behind by a closed page
    }
    for (const [name, known] of fields) {
      const mine = (one) => one.place === place(name) && !one.refused;
      const local = half.filter(mine).pop() ?? queued.filter(mine).pop();
      if (!local || known.controls.includes(document.activeElement)) continue;
      if (local.text === known.text) { if (half.some(mine)) await kept.forget(local.place); continue; }
      const isNewer = local.base >= known.version || local.over === known.text || (known.mine && local.at > known.at);
      const theirs = known.text;
      if (isNewer) {
        write(name, local.text);
        known.text = half.some(mine) ? theirs : local.text; // what is queued already is not queued again
        state.dataset.touched = "1";
        openAround(name);
        await commit(name);
      } else if (known.mine) await kept.forget(local.place);
      else clash(name, theirs, local.text, words.somebody, local.base);
    }
    sender.pump();
  }
  function openAround(name) {
    const around = fields.get(name).controls[0].closest("details");
    if (around) around.open = true;
  }
  restore();
})();
