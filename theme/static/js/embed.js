// A block from elsewhere is a link until it is clicked: then its frame takes the link's place, in the same room.
document.addEventListener("click", (event) => {
  const link = event.target.closest(".embed .stage[data-frame]");
  // A click that asks for a new tab or window is the reader's own way there.
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const frame = document.createElement("iframe");
  frame.className = "stage";
  frame.title = link.nextElementSibling.textContent;
  frame.loading = "lazy";
  frame.referrerPolicy = "strict-origin-when-cross-origin";
  frame.allow = "fullscreen; picture-in-picture; encrypted-media";
  frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-popups allow-presentation");
  frame.src = link.dataset.frame;
  link.replaceWith(frame);
  frame.focus();
});
