// Frames as tall as what they show; all of them in the width and the colour that the form names.
const modes = document.querySelector(".modes");
const frames = [...document.querySelectorAll("iframe")];

const inside = (frame) => frame.contentDocument?.documentElement;

// A whole page scrolls inside its frame; a component alone is as tall as it is.
function fit(frame) {
  const page = inside(frame);
  const last = page?.querySelector("main > :last-child");
  if (!last) return;
  const whole = page.querySelector("body > footer");
  const end = last.getBoundingClientRect().bottom + page.scrollTop;
  frame.style.blockSize = whole ? "54rem" : `${Math.ceil(end) + 18}px`;
}

function colour(frame) {
  const { theme } = modes.elements;
  if (!inside(frame)) return;
  if (theme.value) inside(frame).dataset.theme = theme.value;
  else delete inside(frame).dataset.theme;
}

function show() {
  const width = Number(modes.elements.width.value);
  for (const frame of frames) {
    frame.style.inlineSize = width ? `${width + 2}px` : "";
    colour(frame);
    fit(frame);
  }
}

function loaded(frame) {
  const page = inside(frame);
  if (!page) return;
  colour(frame);
  new ResizeObserver(() => fit(frame)).observe(page.querySelector("main") ?? page);
}

if (modes) {
  modes.hidden = false;
  modes.addEventListener("change", show);
  for (const frame of frames) {
    frame.addEventListener("load", () => loaded(frame));
    if (frame.contentDocument?.readyState === "complete") loaded(frame);
  }
  show();
}
