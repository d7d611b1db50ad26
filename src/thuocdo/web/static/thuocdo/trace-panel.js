// Links to chains open in a panel beside the page; without script they lead to the chain's own page.
(() => {
  "use strict";
  const panel = document.getElementById("truy-vet-panel");
  if (!panel) return;
  const body = panel.querySelector("[data-body]");

  async function open(link) {
    const answer = await fetch(link.pathname, { headers: { "HX-Request": "true" } });
    if (!answer.ok) throw new Error(String(answer.status));
    body.innerHTML = await answer.text();
    if (!panel.open) panel.showModal();
    const goal = link.hash && body.querySelector(`[id="${CSS.escape(link.hash.slice(1))}"]`);
    body.querySelector("h2").focus();
    if (goal) goal.scrollIntoView();
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href*="/truy-vet/"]');
    const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (!link || !isPlain || link.closest("[data-whole]")) return;
    event.preventDefault();
    open(link).catch(() => location.assign(link.href));
  });
})();
