// Once the page has arrived: the worker beside the manifest, which keeps what was read. It is told what came before it.
const { serviceWorker } = navigator;
const manifest = document.querySelector('link[rel="manifest"]');

async function register() {
  const first = !serviceWorker.controller;
  await serviceWorker.register(new URL("worker.js", manifest.href));
  const { active } = await serviceWorker.ready;
  const files = performance.getEntriesByType("resource").map((entry) => entry.name);
  if (first) active.postMessage([location.href, ...files]);
}

// A reader whose browser keeps nothing reads on all the same.
if (serviceWorker && manifest) addEventListener("load", () => register().catch(() => {}));
