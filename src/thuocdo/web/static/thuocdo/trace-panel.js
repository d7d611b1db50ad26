// Links marked data-trace open the chain beside the page; without script they lead to its own page.
document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-trace]");
  const panel = document.getElementById("truy-vet-panel");
  if (!link || !panel || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  try {
    const answer = await fetch(link.href, { headers: { "HX-Request": "true" } });
    if (!answer.ok) throw new Error(String(answer.status));
    panel.querySelector("[data-body]").innerHTML = await answer.text();
    if (!panel.open) panel.showModal();
    panel.querySelector("h2").focus();
  } catch {
    location.assign(link.href);
  }
});
