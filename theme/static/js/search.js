// The search page: asks the Pagefind index of its language and shows the stories found as cards.
// The index, some 120 kB, is fetched when the reader goes to the field or comes with a question.

// The same pattern as CLUSTER and INVISIBLE in newsroom/text/words.py; a test holds the two together.
const CLUSTER =
  "[\\u1780-\\u17b3](?:\\u17d2[\\u1780-\\u17b3]|[\\u17b4-\\u17d1\\u17d3\\u17dd])*" +
  "|[\\u17d7\\u17dc\\u17e0-\\u17e9]" +
  "|[\\u0e40-\\u0e44]?[\\u0e01-\\u0e2e][\\u0e30-\\u0e3a\\u0e45\\u0e47-\\u0e4e]*" +
  "|[\\u0ec0-\\u0ec4]?[\\u0e81-\\u0eae\\u0edc-\\u0edf][\\u0eb0-\\u0ebd\\u0ec8-\\u0ece]*" +
  "|[\\u1000-\\u102a\\u103f](?:\\u1039[\\u1000-\\u1021]|[\\u102b-\\u1038\\u103a-\\u103e])*" +
  "|[\\u3041-\\u3096\\u309d-\\u309f\\u30a1-\\u30fa\\u30fc-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff]";
// Languages whose excerpts are counted in clusters, which are shorter than words.
const UNSPACED = ["ja", "km", "lo", "my", "th", "zh"];
const ONE = new RegExp(CLUSTER, "gu");
const RUN = new RegExp(`(?:${CLUSTER})+`, "gu");
const TOKEN = "\\bk((?:[a-p]{2}){2,})z\\b";
const MARKS = "[\\ue000\\ue001]*";
const JOINED = new RegExp(`${TOKEN}(${MARKS})(?: (?=${MARKS}${TOKEN}))?`, "g");

const pair = (number) => String.fromCharCode(97 + (number >> 4), 97 + (number & 15));

/** One orthographic cluster as a word of the index; see newsroom/search/encoding.py. */
const token = (cluster) =>
  `k${pair(cluster.charCodeAt(0) >> 8)}${[...cluster].map((sign) => pair(sign.charCodeAt(0) & 255)).join("")}z`;

const number = (two) => (two.charCodeAt(0) - 97) * 16 + two.charCodeAt(1) - 97;

const cluster = (letters) => {
  const [block, ...places] = letters.match(/../g).map(number);
  return String.fromCharCode(...places.map((place) => block * 256 + place));
};

/** The searches that a question needs: one quoted phrase for each run of a script without spaces, one for the rest. */
export function phrases(question) {
  const text = question.normalize("NFC").replace(/[\u200b-\u200d\u2060]/g, "");
  const rest = text.replace(RUN, " ").trim();
  const quoted = (text.match(RUN) ?? []).map((run) => `"${run.match(ONE).map(token).join(" ")}"`);
  return /[\p{L}\p{N}]/u.test(rest) ? [...quoted, rest] : quoted;
}

/** An excerpt as parts of text, by turns plain and marked, without the headline it may begin with; dots where it is cut. */
export function parts(excerpt) {
  const text = excerpt
    .replaceAll("</mark> <mark>", " ")
    .replaceAll("<mark>", "\ue000")
    .replaceAll("</mark>", "\ue001")
    .replace(JOINED, (_, letters, marks) => cluster(letters) + marks)
    .replace(/ ?\u2040 ?/g, "")
    .replace(/ ?\u2423 ?/g, " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replace(/^.*\u241e\s*/s, "\u241e")
    .trim();
  const begins = /^(?:\u241e|[\ue000“‘«"'(]*[\p{Lu}\p{Nd}])/u.test(text) ? "" : "… ";
  const ends = /(?:^\u241e?|[.!?…។៕؟۔။][”’»"')]*\ue001?)$/u.test(text) ? "" : " …";
  return `${begins}${text.replace("\u241e", "")}${ends}`.split(/[\ue000\ue001]/);
}

function element(name, className, ...content) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

function card({ meta, excerpt }, base) {
  const link = element("a", "", meta.title);
  link.href = `${base.replace(/\/$/, "")}/${meta.url.replace(/^\//, "")}`;
  const teaser = parts(excerpt).map((part, number) => (number % 2 ? element("mark", "", part) : part));
  const body = element("div", "", element("h2", "", link), element("p", "teaser", ...teaser));
  const kicker = meta.paid ?? meta.section;
  if (kicker) body.prepend(element("p", "kicker", kicker));
  if (meta.date) {
    const date = element("time", "", meta.day);
    date.dateTime = meta.date;
    body.append(element("p", "meta", date));
  }
  const made = element("article", "card line", body);
  if (meta.paid) made.dataset.voice = "sponsored";
  return made;
}

/** How to open an index and ask it: find(question) gives the stories that hold all its words, best first. */
function finder(address, language) {
  let index;

  async function open() {
    const pagefind = await import(address);
    await pagefind.options({ excerptLength: UNSPACED.includes(language) ? 60 : 30 });
    await pagefind.init();
    return pagefind;
  }

  function load() {
    index ??= open().catch((error) => {
      index = undefined; // the next question tries again
      throw error;
    });
    return index;
  }

  async function find(question) {
    const pagefind = await load();
    const answers = await Promise.all(phrases(question).map((phrase) => pagefind.search(phrase)));
    const [first = [], ...others] = answers.map((answer) => answer.results);
    const ids = others.map((results) => new Set(results.map(({ id }) => id)));
    return first.filter(({ id }) => ids.every((among) => among.has(id)));
  }

  return { load, find };
}

function searchPage(box, input) {
  const says = box.dataset;
  const status = element("p", "search-status");
  status.setAttribute("role", "status");
  const list = element("div", "pile");
  const more = element("button", "more", says.more);
  more.type = "button";
  more.hidden = true;
  box.replaceChildren(status, list, more);

  const language = says.lang || document.documentElement.lang;
  const digits = (number) => String(number).replace(/\d/g, (digit) => says.digits?.[digit] ?? digit);
  const { load, find } = finder(new URL(`${says.bundle}pagefind.js`, location.href), language);
  let found = [];
  let shown = 0;
  let asked = 0; // the number of the last question: answers to earlier ones come too late

  async function show(question) {
    const next = found.slice(shown, shown + (Number(says.results) || 10));
    shown += next.length;
    const stories = await Promise.all(next.map((result) => result.data()));
    if (question !== asked) return;
    list.append(...stories.map((story) => card(story, says.base)));
    more.hidden = shown >= found.length;
  }

  async function answer() {
    const question = ++asked;
    const words = input.value.trim();
    list.replaceChildren();
    more.hidden = true;
    status.textContent = words && says.searching;
    if (!words) return;
    try {
      const answers = await find(words);
      if (question !== asked) return;
      [found, shown] = [answers, 0];
      await show(question);
      const count = found.length === 1 ? says.one : says.many.replace("%s", digits(found.length));
      if (question === asked) status.textContent = found.length ? count : says.none;
    } catch (error) {
      fail(error);
    }
  }

  function fail(error) {
    console.error(error);
    status.textContent = says.failed;
  }

  function ask() {
    const address = new URL(location.href);
    if (input.value.trim()) address.searchParams.set("q", input.value.trim());
    else address.searchParams.delete("q");
    history.replaceState(null, "", address);
    answer();
  }

  let typing;
  input.addEventListener("focus", () => load().catch(fail), { once: true });
  input.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(ask, 250);
  });
  input.form?.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(typing);
    ask();
  });
  more.addEventListener("click", async () => {
    const next = shown;
    await show(asked).catch(fail);
    list.children[next]?.querySelector("a").focus();
  });

  input.value = new URLSearchParams(location.search).get("q") ?? input.value;
  if (input.value) answer();
}

const box = document.getElementById("search-results");
const input = document.querySelector('main input[name="q"]') ?? document.querySelector('input[name="q"]');
if (box && input) searchPage(box, input);
