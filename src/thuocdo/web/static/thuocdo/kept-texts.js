// What was typed and not yet received by the server, kept in this browser: half-typed texts and a
// queue of saves. It survives a closed tab, a crash and a lost line; without IndexedDB it lives as
// long as the page.
window.keptTexts = (() => {
  "use strict";
  const NAME = "thuocdo", STORES = ["typing", "queue"];
  const memory = { typing: new Map(), queue: new Map(), next: 1 };

  const opened = new Promise((resolve) => {
    try {
      const asking = indexedDB.open(NAME, 1);
      asking.onupgradeneeded = () => {
        asking.result.createObjectStore("typing", { keyPath: "place" });
        asking.result.createObjectStore("queue", { keyPath: "number", autoIncrement: true });
      };
      asking.onsuccess = () => resolve(asking.result);
      asking.onerror = () => resolve(null);
    } catch { resolve(null); }
  });

  // Run some requests in one transaction; resolves when all of it lies on the disk.
  async function within(mode, work) {
    const database = await opened;
    if (!database) return null;
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(STORES, mode, { durability: mode === "readwrite" ? "strict" : "default" });
      const result = {};
      work(transaction.objectStore("typing"), transaction.objectStore("queue"), result);
      transaction.oncomplete = () => resolve(result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  }

  async function all(store, person) {
    const found = await within("readonly", (typing, queue, result) => {
      const asked = (store === "typing" ? typing : queue).getAll();
      asked.onsuccess = () => { result.rows = asked.result; };
    });
    const rows = found ? found.rows : [...memory[store].values()];
    return rows.filter((row) => row.person === person);
  }

  const keep = async (row) => {
    if (!(await within("readwrite", (typing) => typing.put(row)))) memory.typing.set(row.place, row);
  };
  const forget = async (place) => {
    if (!(await within("readwrite", (typing) => typing.delete(place)))) memory.typing.delete(place);
  };

  // From half-typed to queued, in one step. A save that nobody tried to send yet takes the new text.
  async function enqueue(row, place) {
    const isSame = (one) => !one.tried && !one.refused && one.place === place && place;
    const done = await within("readwrite", (typing, queue) => {
      if (place) typing.delete(place);
      const asked = queue.getAll();
      asked.onsuccess = () => {
        const known = asked.result.filter(isSame).pop();
        if (known) queue.put({ ...known, ...row, base: known.base, number: known.number });
        else queue.add(row);
      };
    });
    if (done) return;
    memory.typing.delete(place);
    const known = [...memory.queue.values()].filter(isSame).pop();
    const number = known ? known.number : memory.next++;
    memory.queue.set(number, { ...row, number, base: known ? known.base : row.base });
  }

  // A save as it stands now, marked as being sent: from here on a new text is a save of its own.
  // Read and marked in one step, or a text that came between would be overwritten by the older one.
  async function claim(number) {
    const found = await within("readwrite", (_typing, queue, result) => {
      const asked = queue.get(number);
      asked.onsuccess = () => {
        if (!asked.result) return;
        result.row = { ...asked.result, tried: true };
        queue.put(result.row);
      };
    });
    if (found) return found.row;
    const known = memory.queue.get(number);
    if (known) memory.queue.set(number, { ...known, tried: true });
    return memory.queue.get(number);
  }

  const change = async (row) => {
    if (!(await within("readwrite", (_typing, queue) => queue.put(row)))) memory.queue.set(row.number, row);
  };
  const drop = async (number) => {
    if (!(await within("readwrite", (_typing, queue) => queue.delete(number)))) memory.queue.delete(number);
  };

  // Where crypto.randomUUID is missing (a site without HTTPS), the same from random bytes.
  function key() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
  }

  return { all, keep, forget, enqueue, claim, change, drop, key };
})();
