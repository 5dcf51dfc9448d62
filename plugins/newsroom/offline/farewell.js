// The paper keeps no pages any more: what an earlier worker kept is thrown away, and so is this one.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil((async () => {
  const ours = `paper ${new URL(registration.scope).pathname} `;
  const kept = (await caches.keys()).filter((name) => name.startsWith(ours));
  await Promise.all(kept.map((name) => caches.delete(name)));
  await registration.unregister();
})()));
