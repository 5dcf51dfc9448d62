// Only in `inv serve`: reloads the page when there is a new paper, and shows what keeps a newer one from being printed.
const shown = document.currentScript.dataset.edition;
let bar;

function say(trouble) {
  bar?.remove();
  if (!trouble) return;
  bar = document.createElement("pre");
  bar.id = "preview-trouble";
  bar.setAttribute("role", "alert");
  bar.textContent = trouble;
  Object.assign(bar.style, {
    position: "fixed", inset: "auto 0 0 0", maxHeight: "50vh", overflow: "auto", margin: 0, padding: "1rem", zIndex: 9999,
    background: "#7a0c0c", color: "#fff", font: "14px/1.5 ui-monospace, monospace", whiteSpace: "pre-wrap",
  });
  document.body.append(bar);
}

const events = new EventSource("/_preview/events");
events.onmessage = (event) => {
  const { edition, trouble } = JSON.parse(event.data);
  if (String(edition) !== shown) location.reload();
  else say(trouble);
};
// A browser allows six connections a host: a page that is left must not keep one.
addEventListener("pagehide", () => events.close());
