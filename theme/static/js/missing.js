// The page that is not there: the words of the address that was asked for, ready in the search field.
const field = document.querySelector('main input[name="q"]');

/** The last part of an address below `base` that has a word in it, without its ending. */
export function words(path, base) {
  const parts = path.startsWith(base) ? path.slice(base.length).split("/") : [];
  const named = parts.filter((part) => /\p{L}/u.test(part) && !/^(page|index\.\w+)$/.test(part));
  return (named.at(-1) ?? "").replace(/\.\w{2,5}$/, "").split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word && word !== "404").join(" ");
}

if (field && !field.value) {
  // A reader may have typed a sign that is no UTF-8.
  try { field.value = words(decodeURIComponent(location.pathname), new URL("../", field.form.action).pathname); } catch {}
}
