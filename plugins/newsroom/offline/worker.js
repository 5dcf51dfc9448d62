// Keeps the fronts and the pages that were read, for when there is no network. With a network a page comes from it, and
// a front from nowhere else. PAPER, in the line above: prefixes of languages, kept (number of pages), version.
const ROOT = new URL(registration.scope).pathname;
const OURS = `paper ${ROOT} `;
const PAGES = `${OURS}${PAPER.version} pages`;
const FILES = `${OURS}${PAPER.version} files`;
// ms that a network may be silent before what is kept is shown instead. It is longer where that would be a front, which
// is no news, or no more than a note: a slow network is better than either.
const PATIENCE = 4000;
const LONG_PATIENCE = 15000;

const fronts = PAPER.prefixes.map((prefix) => ROOT + prefix);
const offline = fronts.map((front) => `${front}offline/`);
const lasting = new Set([...fronts, ...offline]);
// A file with a digest of its content in its name never changes.
const digested = /[.-][0-9a-f]{8,}\.\w+$/;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => event.waitUntil(keepAll(event.data)));
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || !isOurs(url)) return;
  if (event.request.mode === "navigate") event.respondWith(page(event, url.pathname));
  else if (event.request.destination) event.respondWith(file(event, url.pathname));
});

const isOurs = (url) => url.origin === location.origin && url.pathname.startsWith(ROOT);

async function install() {
  const [cache] = await Promise.all([caches.open(PAGES), caches.open(FILES)]);
  // A language without a story has no front yet.
  await Promise.allSettled([...lasting].map((path) => cache.add(new Request(path, { cache: "no-cache" }))));
  await self.skipWaiting();
}

async function activate() {
  const old = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== PAGES && name !== FILES);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

// What a page that came before its worker is made of: the page itself, then its files.
async function keepAll([read, ...files]) {
  const wanted = [[PAGES, read], ...files.map((name) => [FILES, name])];
  await Promise.all(wanted.filter(([, name]) => isOurs(new URL(name))).map(async ([cache, name]) => {
    const answer = await fetch(name).catch(() => null);
    if (answer) await keep(cache, new URL(name).pathname, answer);
  }));
}

async function page(event, path) {
  const cache = await caches.open(PAGES);
  const kept = await cache.match(path);
  // "no-cache" asks whether it is still the same; "manual" leaves redirects to the browser.
  const fresh = fetch(event.request.url, { cache: "no-cache", redirect: "manual" });
  event.waitUntil(fresh.then((answer) => keep(PAGES, path, answer.clone()), () => {}));
  const patience = kept && !fronts.includes(path) ? PATIENCE : LONG_PATIENCE;
  return inTime(fresh, patience, async () => kept ?? (await cache.match(offlinePage(path))) ?? fresh);
}

async function file(event, path) {
  const kept = await (await caches.open(FILES)).match(path);
  if (kept && digested.test(path)) return kept;
  const fresh = fetch(event.request);
  event.waitUntil(fresh.then((answer) => keep(FILES, path, answer.clone()), () => {}));
  return kept ? inTime(fresh, PATIENCE, () => kept) : fresh;
}

// The last one kept stands last; the oldest go first.
async function keep(name, path, answer) {
  // Gone: a newer worker threw it away while the answer was on its way.
  if (answer.status !== 200 || !(await caches.has(name))) return;
  const cache = await caches.open(name);
  await cache.delete(path);
  await cache.put(path, answer);
  const paths = (await cache.keys()).map((request) => new URL(request.url).pathname);
  const passing = paths.filter((other) => !lasting.has(other));
  const most = name === PAGES ? PAPER.kept : 100 + 5 * PAPER.kept;
  await Promise.all(passing.slice(0, Math.max(0, passing.length - most)).map((other) => cache.delete(other)));
}

// The answer of the network, or something instead where it fails or is silent for too long.
async function inTime(fresh, patience, instead) {
  const silence = new Promise((_, give) => setTimeout(give, patience));
  return Promise.race([fresh, silence]).catch(instead);
}

// In the language of the page that was asked for.
const offlinePage = (path) =>
  `${fronts.filter((front) => path.startsWith(front)).sort((a, b) => b.length - a.length)[0]}offline/`;
