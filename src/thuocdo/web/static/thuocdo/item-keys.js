// Ctrl+↓ and Ctrl+↑ go to the next item and back, from inside a field too.
addEventListener("keydown", (event) => {
  const way = { ArrowDown: "next", ArrowUp: "prev" }[event.key];
  if (!way || !event.ctrlKey || event.altKey || event.shiftKey || event.metaKey) return;
  if (event.isComposing || event.keyCode === 229) return;
  const target = (way === "next" && document.querySelector("[data-next]")) || document.querySelector(`a[rel=${way}]`);
  if (!target) return;
  event.preventDefault();
  document.activeElement?.blur();
  target.click();
});
