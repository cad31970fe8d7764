// The search page: reads the address, asks the engine, shows what it found. All data is set as text, never as markup.
// @ts-check
import { Engine, marked, words } from "./search-engine.js";

/**
 * @typedef {import("./search-engine.js").Article} Article
 * @typedef {import("./search-engine.js").Found} Found
 * @typedef {{ q: string, exact: string, lang: string, year: string, outlet: string, topic: string, quotes: string }} State
 */

/** Results shown at once, and letters of a passage. */
const PAGE = 10, PASSAGE = 260;
/** Results whose topics are offered as filters, and how many. */
const SAMPLE = 30, OFFERED = 8;
const FILTERS = /** @type {const} */ (["lang", "year", "outlet", "topic", "quotes"]);

const page = document.documentElement;
const here = page.lang;
const other = here.startsWith("ar") ? "en" : "ar";
const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (document.querySelector(selector));
const form = /** @type {HTMLFormElement} */ (find("[data-search]"));
const speech = JSON.parse(form.dataset.speech ?? "{}");
const say = speech.words;
const field = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
const [status, notes, results, more, filters, facets] = ["status", "notes", "results", "more", "filters", "facets"].map((name) => find(`[data-${name}]`));

const engine = new Engine(async (name) => {
  // Named by their content, all but the first are good for ever.
  const answer = await fetch(`${speech.base}search/${name}`, { cache: name === "index.bin" ? "no-cache" : "force-cache" });
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
});

// --- the reader's language -------------------------------------------------------------------------------------------

const plural = new Intl.PluralRules(here);
const separator = [...speech.thousand][1] ?? "";
const digits = (/** @type {number | string} */ n) => String(n).replace(/\d/g, (d) => speech.digits[Number(d)]);
const group = speech.digits.includes(separator) ? "" : separator;
const number = (/** @type {number} */ n) => String(n).replace(/\B(?=(\d{3})+$)/g, group).replace(/\d/g, digits);
const fill = (/** @type {string} */ pattern, /** @type {Record<string, string>} */ names) => pattern.replace(/\{(\w+)\}/g, (_, name) => names[name] ?? "");
const counted = (/** @type {number} */ n) => fill(speech.found[plural.select(n)] ?? speech.found.other, { n: number(n) });

/** @param {string} iso */
function dated(iso) {
  const [year, month, day] = iso.split("-").map(Number);
  const pattern = day ? speech.dates.day[month - 1] : month ? speech.dates.month[month - 1] : speech.dates.year;
  return fill(pattern, { d: digits(day), y: digits(year) });
}

/** A topic's or outlet's name for this reader. @param {[string, string | null, string | null, ...unknown[]]} value */
function named([id, ar, en]) {
  return (here.startsWith("ar") ? (ar ?? en) : (en ?? ar)) ?? id;
}

// --- building --------------------------------------------------------------------------------------------------------

/** @param {string} tag @param {Record<string, string>} [attributes] @param {(Node | string)[]} children */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** A text with the found words marked. @param {string} text @param {Map<string, number>} keys */
function withMarks(text, keys) {
  const parts = [];
  let at = 0;
  for (const { start, end } of marked(text, keys)) {
    parts.push(text.slice(at, start), make("mark", {}, text.slice(start, end)));
    at = end;
  }
  return [...parts, text.slice(at)];
}

/** The part of a paragraph around its first marks. @param {string} text @param {Map<string, number>} keys */
function excerpt(text, keys) {
  if (text.length <= PASSAGE) return text;
  const first = marked(text, keys)[0]?.start ?? 0;
  const starts = words(text).map((word) => word.start);
  const from = first < 90 ? 0 : (starts.find((start) => start >= first - 60) ?? 0);
  const to = from + PASSAGE >= text.length ? text.length : (starts.findLast((start) => start <= from + PASSAGE) ?? text.length);
  return `${from ? "… " : ""}${text.slice(from, to).trim()}${to < text.length ? " …" : ""}`;
}

// --- state in the address --------------------------------------------------------------------------------------------

/** @returns {State} */
function state() {
  const given = new URLSearchParams(location.search);
  return /** @type {State} */ (Object.fromEntries(["q", "exact", ...FILTERS].map((name) => [name, given.get(name) ?? ""])));
}

/** @param {Partial<State>} change @param {boolean} [step] whether the back button leads back from it */
function go(change, step = true) {
  const next = new URLSearchParams(Object.entries({ ...state(), ...change }).filter(([, value]) => value));
  const address = `${location.pathname}${next.size ? `?${next}` : ""}`;
  if (address === location.pathname + location.search) return;
  if (step) history.pushState(null, "", address);
  else history.replaceState(null, "", address);
  return show();
}

// --- showing ---------------------------------------------------------------------------------------------------------

let asked = 0;
const seen = new IntersectionObserver((entries) => {
  for (const entry of entries) {
    if (entry.isIntersecting) {
      seen.unobserve(entry.target);
      passages.get(entry.target)?.();
    }
  }
}, { rootMargin: "50px" });
/** @type {WeakMap<Element, () => void>} */
const passages = new WeakMap();

async function show() {
  const turn = ++asked;
  const wanted = state();
  if (field.value !== wanted.q && document.activeElement !== field) field.value = wanted.q;
  for (const link of document.querySelectorAll(".languages a")) {
    const url = new URL(/** @type {HTMLAnchorElement} */ (link).href);
    url.search = location.search;
    /** @type {HTMLAnchorElement} */ (link).href = url.href;
  }
  if (!wanted.q.trim() && !FILTERS.some((name) => wanted[name])) return clear("");
  try {
    const found = await engine.search(wanted.q, wanted, { exact: wanted.exact === "1" });
    if (turn !== asked) return;
    const articles = await shownArticles(found, 0);
    if (turn !== asked) return;
    clear(found.ids.length ? counted(found.all) : say.none);
    tellNotes(found, wanted);
    list(found, articles, 0, wanted, turn);
    await offer(found, wanted, turn);
  } catch (fault) {
    if (turn === asked) fail(say.broken);
  }
}

/** @param {string} message */
function clear(message) {
  status.textContent = message;
  notes.replaceChildren();
  results.replaceChildren();
  more.hidden = true;
}

/** @param {string} message */
function fail(message) {
  clear("");
  filters.hidden = true;
  status.append(message, " ", make("a", { href: speech.topics }, say.topic));
}

/** @param {Found} found @param {number} from */
const shownArticles = (found, from) => Promise.all(found.ids.slice(from, from + PAGE).map((id) => engine.article(id)));

/** @param {Found} found @param {State} wanted */
function tellNotes(found, wanted) {
  const list = (/** @type {string[]} */ names) => names.map((name) => `\u2068${name}\u2069`).join(here.startsWith("ar") ? "، " : ", ");
  const tell = (/** @type {string} */ text, /** @type {Node[]} */ ...rest) => notes.append(make("p", {}, text, ...rest));
  const toggle = (/** @type {string} */ label, /** @type {string} */ exact) => {
    const button = make("button", { type: "button" }, label);
    button.addEventListener("click", () => go({ exact }));
    return button;
  };
  if (found.corrected.length) tell(fill(say.corrected, { words: list(found.corrected) }));
  if (found.ignored.length) tell(fill(say.ignored, { words: list(found.ignored) }));
  if (found.also.length) tell(fill(say.also, { names: list(found.also.slice(0, 8)) }), " ", toggle(say.alsoOff, "1"));
  if (wanted.exact) tell("", toggle(say.alsoOn, ""));
}

/** @param {Found} found @param {Article[]} articles @param {number} from @param {State} wanted @param {number} turn */
function list(found, articles, from, wanted, turn) {
  articles.forEach((article, i) => {
    if (from + i === found.all && found.all < found.ids.length) results.append(make("li", { class: "most" }, say.most));
    results.append(result(found, article, found.ids[from + i], wanted));
  });
  const next = from + articles.length;
  more.hidden = next >= found.ids.length;
  more.onclick = async () => {
    try {
      const articles = await shownArticles(found, next);
      if (turn !== asked) return;
      list(found, articles, next, wanted, turn);
      /** @type {HTMLElement | null} */ (results.querySelectorAll("[data-search-result] a").item(next))?.focus();
    } catch {
      fail(say.broken);
    }
  };
}

/** @param {Found} found @param {Article} article @param {number} id @param {State} wanted */
function result(found, article, id, wanted) {
  const dir = speech.languages[article.lang]?.[1] ?? "auto";
  const chrome = article.chromes.includes(here) ? here : (article.chromes.find((c) => c === article.lang) ?? article.chromes[0] ?? here);
  const address = `${speech.base}${chrome}/articles/${article.slug.split("/").map(encodeURIComponent).join("/")}/`;
  const title = make("a", { href: address }, ...withMarks(article.title, found.keys));
  const passage = make("p", { class: "passage", lang: article.lang, dir });
  const facts = make("p", { class: "facts" });
  if (article.outlet) facts.append(make("bdi", { class: "outlet" }, named(article.outlet)));
  facts.append(
    article.date ? make("time", { datetime: article.date }, dated(article.date)) : make("span", {}, say.undated),
    make("span", { class: article.lang === here ? "language" : "language other" }, speech.languages[article.lang]?.[0] ?? article.lang),
  );
  for (const topic of article.topics) facts.append(make("bdi", { class: "of" }, named(topic)));
  const item = make("li", { "data-search-result": "" }, make("h2", { lang: article.lang, dir }, title), passage, facts);
  passages.set(item, () => fillPassage(address, /** @type {HTMLAnchorElement} */ (title), passage, found, id, wanted));
  seen.observe(item);
  return item;
}

/** The paragraph with most of the words, from the article's own page. @param {string} address @param {HTMLAnchorElement} title @param {HTMLElement} passage @param {Found} found @param {number} id @param {State} wanted */
async function fillPassage(address, title, passage, found, id, wanted) {
  try {
    const answer = await fetch(address);
    if (!answer.ok) return;
    const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
    const quoted = wanted.quotes ? (await engine.quoted(wanted.quotes, id)).map((n) => `p${n}`) : [];
    let best = null, most = 0;
    for (const paragraph of [...parsed.querySelectorAll(".text [id]"), ...parsed.querySelectorAll(".standfirst")]) {
      if (quoted.length && !quoted.includes(paragraph.id)) continue;
      const text = (paragraph.textContent ?? "").replace(/\s+/g, " ").trim();
      const weight = new Set(marked(text, found.keys).map((mark) => mark.group)).size;
      if (weight > most || !best) [best, most] = [{ text, id: paragraph.id }, weight];
    }
    if (!best) return;
    if (best.id) title.href = `${address}#${encodeURIComponent(best.id)}`;
    passage.replaceChildren(...withMarks(excerpt(best.text, found.keys), found.keys));
  } catch {
    // Without its passage a result still leads to its article.
  }
}

// --- filters ---------------------------------------------------------------------------------------------------------

/** @param {Found} found @param {State} wanted @param {number} turn */
async function offer(found, wanted, turn) {
  filters.hidden = !found.ids.length && !FILTERS.some((name) => wanted[name]);
  const make = async () => {
    const groups = await Promise.all([offerLanguages(found), offerYears(found), ...(await offerNamed(found))]);
    if (turn !== asked) return;
    facets.replaceChildren(...FILTERS.map((kind, i) => offered(kind, groups[i], wanted)).filter((node) => node !== null));
    for (const kind of FILTERS) if (wanted[kind] && !groups[FILTERS.indexOf(kind)].some(([value]) => value === wanted[kind])) facets.append(await chosen(kind, wanted));
  };
  filters.ontoggle = () => {
    if (/** @type {HTMLDetailsElement} */ (filters).open && turn === asked) make().catch(() => fail(say.broken));
  };
  if (/** @type {HTMLDetailsElement} */ (filters).open) await make();
}

/** @typedef {[value: string, label: string, count: number][]} Offers */

/** @param {Found} found @returns {Promise<Offers>} */
async function offerLanguages(found) {
  const counts = await engine.counts(found.ids, "lang", Object.keys(speech.languages));
  return counts.map(([value, n]) => [value, speech.languages[value][0], n]);
}

/** @param {Found} found @returns {Promise<Offers>} */
async function offerYears(found) {
  return (await engine.years(found.ids)).map(([year, n]) => [year, year === "0" ? say.undated : digits(Number(year)), n]);
}

/** Outlets, topics and quoted people of the best results. @param {Found} found @returns {Promise<Offers[]>} */
async function offerNamed(found) {
  const sample = await Promise.all(found.ids.slice(0, SAMPLE).map((id) => engine.article(id)));
  const labels = new Map();
  for (const article of sample) for (const value of [article.outlet, ...article.topics]) if (value) labels.set(value[0], named(value));
  const of = (/** @type {(article: Article) => string[]} */ values) => {
    const times = new Map();
    for (const value of sample.flatMap(values)) times.set(value, (times.get(value) ?? 0) + 1);
    return [...times].sort((a, b) => b[1] - a[1]).slice(0, OFFERED).map(([value]) => value);
  };
  const topics = of((article) => article.topics.map(([id]) => id));
  const counts = await Promise.all([
    engine.counts(found.ids, "outlet", of((article) => (article.outlet ? [article.outlet[0]] : []))),
    engine.counts(found.ids, "topic", topics),
    engine.counts(found.ids, "quotes", topics),
  ]);
  return counts.map((list, i) => list.map(([value, n]) => [value, i === 2 ? fill(say.quotations, { name: labels.get(value) }) : labels.get(value), n]));
}

/** @param {typeof FILTERS[number]} kind @param {Offers} offers @param {State} wanted */
function offered(kind, offers, wanted) {
  if (!offers.length || (offers.length < 2 && kind === "lang" && !wanted[kind])) return null;
  const items = offers.map(([value, label, n]) => make("li", {}, choice(kind, value, label, wanted), make("span", { class: "count" }, number(n))));
  return make("section", {}, make("h2", {}, say[kind]), make("ul", {}, ...items));
}

/** @param {typeof FILTERS[number]} kind @param {string} value @param {string} label @param {State} wanted */
function choice(kind, value, label, wanted) {
  const on = wanted[kind] === value;
  const button = make("button", { type: "button", "aria-pressed": String(on) }, make("bdi", {}, label));
  button.addEventListener("click", () => go({ [kind]: on ? "" : value }));
  return button;
}

/** A chosen filter that no result has. @param {typeof FILTERS[number]} kind @param {State} wanted */
async function chosen(kind, wanted) {
  const value = wanted[kind];
  const label = kind === "lang" || kind === "year" ? value : named([value, ...((await engine.names(value)) ?? [null, null])]);
  return make("section", {}, make("h2", {}, say[kind]), make("ul", {}, make("li", {}, choice(kind, value, label, wanted), make("span", { class: "count" }, number(0)))));
}

// --- starting --------------------------------------------------------------------------------------------------------

if (!("DecompressionStream" in window && "PluralRules" in Intl && "IntersectionObserver" in window)) {
  fail(say.unable);
} else {
  /** @type {number | undefined} */
  let timer;
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => go({ q: field.value }, false), 120);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    go({ q: field.value });
  });
  addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const stops = [field, .../** @type {NodeListOf<HTMLElement>} */ (results.querySelectorAll("h2 a"))];
    const at = stops.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    if (!step || at < 0 || !stops[at + step]) return;
    event.preventDefault();
    stops[at + step].focus();
  });
  addEventListener("popstate", () => {
    field.value = state().q;
    show();
  });
  field.value = state().q;
  if (matchMedia("(min-width: 54rem)").matches) filters.setAttribute("open", "");
  show();
}
