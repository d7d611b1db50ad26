// Sends what keptTexts has queued, in order, again and again until the server has it.
window.sendingKept = (person, address, token, told) => {
  "use strict";
  const kept = window.keptTexts;
  const FIRST = 1000, LONGEST = 30000; // milliseconds between attempts
  const delivered = new Map(); // place → version that the server told
  let wait = FIRST, timer = 0, running = null, next = null, ended = false;

  const body = (row) => JSON.stringify({ entry: row.entry, name: row.name, text: row.text, base: Math.max(row.base, delivered.get(row.place) || 0), key: row.key });

  function ask(row) {
    const options = { method: "POST", redirect: "manual", credentials: "same-origin", headers: { "X-CSRFToken": token, Accept: "application/json" } };
    if (row.kind === "text") return fetch(address, { ...options, body: body(row), headers: { ...options.headers, "Content-Type": "application/json" } });
    const form = new FormData();
    for (const name of ["document", "page", "key"]) form.append(name, row[name]);
    return fetch(row.url, { ...options, body: form });
  }

  // Somebody may have signed in again in another tab: the token of this page is old then.
  async function renew() {
    const answer = await fetch(address, { redirect: "manual", credentials: "same-origin", headers: { Accept: "application/json" } });
    if (!answer.ok) return false;
    const known = await answer.json();
    if (String(known.person) !== person) return false;
    token = known.token;
    return true;
  }

  const isJson = (answer) => (answer.headers.get("Content-Type") || "").includes("json");

  // What became of one row: "done", "later" or "ended".
  async function send(queued, again = true) {
    const row = queued.tried ? queued : await kept.claim(queued.number);
    if (!row) return "done"; // another page has sent it
    let answer;
    try { answer = await ask(row); } catch { return "later"; }
    if (answer.type === "opaqueredirect" || answer.status === 401) return "ended";
    if (!isJson(answer)) {
      if (answer.status === 403) return again && (await renew().catch(() => false)) ? send(row, false) : "ended";
      return "later"; // a fault of the server, or of something between
    }
    const said = await answer.json();
    document.dispatchEvent(new Event("htmx:afterRequest")); // the session was extended
    if (answer.status >= 500 || answer.status === 429) return "later";
    if (answer.ok || said.version !== undefined) {
      if (answer.status !== 409) delivered.set(row.place, said.version);
      await kept.drop(row.number);
      told.received(row, said, answer.status);
    } else {
      await kept.change({ ...row, tried: true, refused: said.sentence || String(answer.status) });
      told.refused(row, said);
    }
    return "done";
  }

  async function round() {
    for (;;) {
      const rows = (await kept.all("queue", person)).filter((row) => !row.refused);
      if (!rows.length) return "done";
      for (const row of rows) {
        const what = await send(row);
        if (what !== "done") return what;
      }
    }
  }

  const alone = (work) => (navigator.locks ? navigator.locks.request("thuocdo.queue", work) : work());

  async function attempt() {
    clearTimeout(timer);
    if (!navigator.onLine) return "later";
    told.sending();
    return alone(round);
  }

  async function pump() {
    if (ended) return "ended";
    if (running) return next ??= running.catch(() => {}).then(() => { next = null; return pump(); }); // once for all who ask meanwhile
    running = attempt();
    let what;
    try { what = await running; } finally { running = null; }
    ended = what === "ended";
    wait = what === "later" ? Math.min(wait * 2, LONGEST) : FIRST;
    if (what === "later") timer = setTimeout(pump, wait);
    await told.settled(what);
    return what;
  }

  const again = () => { ended = false; wait = FIRST; pump(); };
  addEventListener("online", again);
  addEventListener("offline", () => told.settled("later"));
  document.addEventListener("visibilitychange", () => { if (!document.hidden && timer) again(); });
  return { pump, delivered };
};
