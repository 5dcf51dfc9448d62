// The dark and light page: shows the button at the end of the tools and remembers what the reader chose.
const root = document.documentElement;
const button = document.querySelector(".switch");
const system = matchMedia("(prefers-color-scheme: dark)");

const theme = () => root.dataset.theme ?? (system.matches ? "dark" : "light");
const other = () => (theme() === "dark" ? "light" : "dark");

function name() {
  button.setAttribute("aria-label", button.dataset[other()]);
  button.title = button.dataset[other()];
}

function turn() {
  root.dataset.theme = other();
  // A reader who allows no storage still gets the page turned.
  try { localStorage.theme = theme(); } catch {}
  name();
}

if (button) {
  name();
  button.hidden = false;
  button.addEventListener("click", turn);
  system.addEventListener("change", name);
}
