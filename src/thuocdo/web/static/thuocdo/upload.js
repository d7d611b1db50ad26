// Sends chosen files in pieces, goes on where a line broke, and names them in the form by their keys.
(() => {
  "use strict";
  const KEPT = "thuocdo.upload.";           // one entry per fingerprint, so that a reload goes on
  const SLOWEST = 30000;                     // milliseconds between two tries, at most
  const NOBODY = "00000000-0000-0000-0000-000000000000";
  const wait = (ms) => new Promise((done) => {
    const id = setTimeout(done, ms);
    addEventListener("online", () => { clearTimeout(id); done(); }, { once: true });
  });
  const read = (key) => { try { return localStorage.getItem(KEPT + key); } catch { return null; } };
  const write = (key, value) => { try { value ? localStorage.setItem(KEPT + key, value) : localStorage.removeItem(KEPT + key); } catch { /* full or switched off: the server knows the file, too */ } };
  const fingerprintOf = (file) => `${file.name}:${file.size}:${file.lastModified}`.slice(-120);

  class Refused extends Error {
    constructor(answer) { super(answer.sentence || ""); this.answer = answer; }
  }

  for (const box of document.querySelectorAll("[data-upload]")) start(box);

  function start(box) {
    const input = box.querySelector("input[type=file]");
    const form = box.closest("form");
    const list = box.querySelector(".uploads");
    const words = box.dataset;
    const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
    let busy = 0;

    // --- talking with the server: a refusal is final, a broken line is tried again
    async function ask(url, options = {}) {
      const headers = { "X-CSRFToken": token, ...options.headers };
      const answer = await fetch(url, { ...options, headers, redirect: "manual", credentials: "same-origin" });
      if (answer.type === "opaqueredirect" || answer.status === 403) throw new Refused({ sentence: words.failed });
      const isJson = (answer.headers.get("Content-Type") || "").startsWith("application/json");
      const told = isJson ? await answer.json() : {};
      if (answer.ok) return told;
      if ((answer.status >= 500 || answer.status === 408 || answer.status === 429) && !told.sentence) throw new Error(`${answer.status}`);
      throw new Refused(told.sentence ? told : { sentence: words.failed });
    }

    async function stubbornly(job, row) {
      for (let pause = 1000; ; pause = Math.min(pause * 2, SLOWEST)) {
        try { return await job(); } catch (error) {
          if (error instanceof Refused || row.isGone) throw error;
          row.say(words.waiting);
          await wait(pause);
        }
      }
    }

    const announce = (file, fingerprint) => {
      const data = new FormData();
      data.set("name", file.name);
      data.set("size", file.size);
      data.set("fingerprint", fingerprint);
      return ask(words.upload, { method: "POST", body: data });
    };

    async function begun(file, fingerprint) {
      const known = read(fingerprint);
      if (known) {
        try { return await ask(words.piece.replace(NOBODY, known)); } catch (error) {
          if (!(error instanceof Refused)) throw error;  // expired or used up: announce it anew
        }
      }
      const state = await announce(file, fingerprint);
      write(fingerprint, state.upload);
      return state;
    }

    async function put(file, state) {
      const piece = file.slice(state.offset, state.offset + state.piece);
      try {
        return await ask(words.piece.replace(NOBODY, state.upload), { method: "PUT", body: piece, headers: { "Upload-Offset": String(state.offset), "Content-Type": "application/octet-stream" } });
      } catch (error) {
        if (error instanceof Refused && error.answer.offset !== undefined) return { ...state, offset: error.answer.offset };
        throw error;
      }
    }

    async function send(file) {
      const row = shown(file);
      const fingerprint = fingerprintOf(file);
      busy += 1;
      try {
        if (file.size > Number(words.most) * 1048576) throw new Refused({ sentence: words.tooBig });
        let state = await stubbornly(() => begun(file, fingerprint), row);
        while (state.offset < state.size && !row.isGone) {
          row.progress(state.offset / state.size);
          row.say(`${words.sending} ${Math.floor(100 * state.offset / state.size)} %`);
          state = await stubbornly(() => put(file, state), row);
        }
        if (row.isGone) return;
        row.progress(1);
        row.say(words.checking);
        const told = await stubbornly(() => ask(words.finish.replace(NOBODY, state.upload), { method: "POST" }), row);
        write(fingerprint, null);
        row.done(told.upload);
        fill(told.guess);
      } catch (error) {
        write(fingerprint, null);
        if (!row.isGone) row.fail(error instanceof Refused ? error.message : words.failed);
      } finally { busy -= 1; }
    }

    // --- what the person sees
    function shown(file) {
      const item = document.createElement("li");
      const name = document.createElement("span");
      const remove = document.createElement("button");
      const bar = document.createElement("progress");
      const said = document.createElement("span");
      name.textContent = file.name;
      remove.type = "button";
      remove.className = "button button--plain";
      remove.textContent = words.remove;
      remove.setAttribute("aria-label", `${words.remove}: ${file.name}`);
      bar.max = 1;
      bar.setAttribute("aria-label", file.name);
      said.className = "said";
      item.append(name, remove, bar, said);
      if (!input.multiple) list.replaceChildren();
      list.append(item);
      const row = {
        isGone: false,
        progress: (part) => { bar.value = part; },
        say: (text) => { if (said.textContent !== text) said.textContent = text; },
        fail: (text) => { item.classList.add("is-bad"); bar.remove(); row.say(text); },
        done: (key) => {
          const hidden = document.createElement("input");
          hidden.type = "hidden";
          hidden.name = "tai_len";
          hidden.value = key;
          item.append(hidden);
          bar.remove();
          row.say(`✓ ${words.done}`);
        },
      };
      remove.addEventListener("click", () => { row.isGone = true; item.remove(); input.focus(); });
      return row;
    }

    // Only empty fields are filled, and never the one that somebody is writing in.
    function fill(guess) {
      if (!form.hasAttribute("data-fill") || !guess) return;
      for (const [name, value] of Object.entries(guess)) {
        const field = form.elements[name];
        const isEmpty = field && (field.tagName === "SELECT" ? field.value === field.options[0].value : field.type !== "checkbox" && !field.value);
        if (isEmpty && value && field !== document.activeElement) field.value = value;
      }
    }

    async function take(files) {
      for (const file of input.multiple ? files : files.slice(0, 1)) await send(file);  // one after the other: the line is narrow
    }

    input.addEventListener("change", () => {
      const files = [...input.files];
      input.value = "";                      // the form carries keys, not bytes
      take(files);
    });
    box.addEventListener("dragover", (event) => { event.preventDefault(); box.classList.add("is-over"); });
    box.addEventListener("dragleave", () => box.classList.remove("is-over"));
    box.addEventListener("drop", (event) => {
      event.preventDefault();
      box.classList.remove("is-over");
      take([...event.dataTransfer.files]);
    });
    form.addEventListener("submit", (event) => {
      if (!busy) return;
      event.preventDefault();
      list.lastElementChild?.querySelector(".said")?.replaceChildren(words.busy);
    });
  }
})();
