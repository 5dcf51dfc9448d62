// A printed paper over HTTP/2 and TLS, gzipped, kept for ten minutes: what GitHub Pages and its like give to readers.
// node host.mjs FOLDER PORT KEY CERTIFICATE; says "ready" when it listens.
import { existsSync, readFileSync, statSync } from "node:fs";
import { createSecureServer } from "node:http2";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";

const [folder, port, key, cert] = process.argv.slice(2);
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
  ".xml": "application/xml",
  ".txt": "text/plain; charset=utf-8",
  ".avif": "image/avif",
  ".webp": "image/webp",
  ".jpg": "image/jpeg",
  ".png": "image/png",
  ".woff2": "font/woff2",
};
const SMALLER = new Set([".html", ".css", ".js", ".json", ".webmanifest", ".svg", ".xml", ".txt"]);

/** The file behind an address, or the page that says that there is none. */
function found(url) {
  const path = join(folder, normalize(decodeURIComponent(new URL(url, "https://paper").pathname)));
  const file = existsSync(path) && statSync(path).isDirectory() ? join(path, "index.html") : path;
  return existsSync(file) ? [200, file] : [404, join(folder, "404.html")];
}

const server = createSecureServer({ key: readFileSync(key), cert: readFileSync(cert) }, (request, response) => {
  const [status, file] = found(request.url);
  const kind = extname(file);
  const packed = SMALLER.has(kind) && /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
  const body = packed ? gzipSync(readFileSync(file), { level: 6 }) : readFileSync(file);
  response.writeHead(status, {
    "content-type": TYPES[kind] ?? "application/octet-stream",
    "content-length": body.length,
    "cache-control": "max-age=600",
    vary: "accept-encoding",
    ...(packed && { "content-encoding": "gzip" }),
  });
  response.end(request.method === "HEAD" ? undefined : body);
});
server.listen(Number(port), "127.0.0.1", () => console.log("ready"));
