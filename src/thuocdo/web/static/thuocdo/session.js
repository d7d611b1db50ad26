// Warns before a session ends, extends it with one click, and keeps what was being entered.
(() => {
  "use strict";
  const KEPT = "thuocdo.kept.";      // one entry per address and form, in this tab only
  const SEEN = "thuocdo.seen";       // when any tab last spoke with the server, in milliseconds
  const SECRET = new Set(["password", "hidden", "file", "submit", "button", "reset", "image"]);

  const read = (key) => { try { return JSON.parse(sessionStorage.getItem(key)); } catch { return null; } };
  const write = (key, value) => { try { sessionStorage.setItem(key, JSON.stringify(value)); } catch { /* full or switched off: nothing is kept */ } };
  const keptKeys = () => Object.keys(sessionStorage).filter((key) => key.startsWith(KEPT));

  // A form that was sent but led to the sign-in page has not been received: keep it.
  if (document.querySelector("[data-signing-in]")) {
    for (const key of keptKeys()) write(key, { ...read(key), sent: false });
    return;
  }
  const dialog = document.getElementById("session");
  if (!dialog) return;

  const settings = { ...dialog.dataset, ...pick(document.body.dataset) };
  const seconds = Number(settings.seconds);
  const lead = Math.min(Number(settings.warning), seconds / 2);
  const person = dialog.dataset.person;

  function pick({ sessionSeconds: total, sessionWarning: before }) {
    return { ...(total && { seconds: total }), ...(before && { warning: before }) };
  }

  // --- what was being entered
  const forms = () => [...document.querySelectorAll("form")].filter((form) => form.method === "post" && !dialog.contains(form));
  const keyOf = (form) => `${KEPT}${location.pathname}${location.search}#${form.id || form.getAttribute("action") || ""}#${forms().indexOf(form)}`;
  const fields = (form) => [...form.elements].filter((field) => field.name && !SECRET.has(field.type) && field.type !== undefined && field.autocomplete !== "one-time-code");
  const isChanged = (field) => {
    if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
    if (field.options) return [...field.options].some((option) => option.selected !== option.defaultSelected);
    return field.value !== field.defaultValue;
  };
  const valueOf = (field) => {
    if (field.type === "checkbox" || field.type === "radio") return field.checked;
    return field.options ? [...field.selectedOptions].map((option) => option.value) : field.value;
  };
  const setValue = (field, value) => {
    if (field.type === "checkbox" || field.type === "radio") field.checked = value;
    else if (field.options) for (const option of field.options) option.selected = value.includes(option.value);
    else field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const placeOf = (form, field) => `${field.name}/${fields(form).filter((one) => one.name === field.name).indexOf(field)}`;

  function keep(form, sent) {
    const changed = fields(form).filter(isChanged);
    if (!changed.length) return;
    write(keyOf(form), { person, sent, values: changed.map((field) => [placeOf(form, field), valueOf(field)]) });
  }

  function restore() {
    let restored = false;
    for (const key of keptKeys()) {
      const entry = read(key);
      if (!entry || entry.sent || entry.person !== person) sessionStorage.removeItem(key);
    }
    for (const form of forms()) {
      const entry = read(keyOf(form));
      if (!entry) continue;
      const values = new Map(entry.values);
      for (const field of fields(form)) {
        const place = placeOf(form, field);
        if (values.has(place)) { setValue(field, values.get(place)); restored = true; }
      }
      sessionStorage.removeItem(keyOf(form));
    }
    const note = document.querySelector("[data-session-restored]");
    if (restored && note) {
      document.querySelector("h1")?.after(note);
      note.hidden = false;
    }
  }

  // --- the clock; all tabs share when the server was last spoken with
  const now = () => Date.now();
  let own = now();
  const seen = () => { try { return Math.max(own, Number(localStorage.getItem(SEEN)) || 0); } catch { return own; } };
  const touch = () => { own = now(); try { localStorage.setItem(SEEN, String(own)); } catch { /* each tab on its own */ } };
  const left = () => seconds - (now() - seen()) / 1000;
  const part = (name) => dialog.querySelector(`[data-session-${name}]`);
  let hasEnded = false;
  let said = null;

  function open() {
    if (!dialog.open) dialog.showModal();
  }

  function warn(remaining) {
    const minutes = Math.max(1, Math.ceil(remaining / 60));
    if (minutes !== said) {
      const text = part("left");
      text.textContent = minutes === 1 ? text.dataset.one : text.dataset.many.replace("#", minutes);
      said = minutes;
      open(); // once a minute: who closes it is not asked again at once
    }
  }

  function end() {
    hasEnded = true;
    for (const form of forms()) keep(form, false);
    part("warning").hidden = true;
    part("ended").hidden = false;
    dialog.removeAttribute("aria-labelledby");
    dialog.setAttribute("aria-label", part("ended").querySelector("h2").textContent);
    part("again").href = `${dialog.dataset.signIn}?next=${encodeURIComponent(location.pathname + location.search)}`;
    open();
    part("again").focus();
  }

  function tick() {
    if (hasEnded) return;
    const remaining = left();
    if (remaining <= 0) end();
    else if (remaining <= lead) warn(remaining);
    else {
      if (dialog.open) dialog.close();
      said = null;
    }
  }

  async function extend(event) {
    event.preventDefault();
    const form = event.target;
    try {
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form), redirect: "manual" });
      if (answer.status === 204) { touch(); tick(); } else end();
    } catch { /* no network: the warning stays, the next click tries again */ }
  }

  touch();
  restore();
  part("extend").addEventListener("submit", extend);
  dialog.addEventListener("cancel", (event) => { if (hasEnded) event.preventDefault(); });
  document.addEventListener("submit", (event) => { if (!dialog.contains(event.target)) keep(event.target, true); });
  document.addEventListener("htmx:afterRequest", touch);
  document.addEventListener("visibilitychange", tick);
  setInterval(tick, Math.max(200, Math.min(5000, (lead * 1000) / 10)));
  tick();
})();
