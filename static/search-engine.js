// The search engine: words into keys, keys into articles. It knows nothing of pages, so that node can run it too.
// The index's format is described in src/search/mod.rs, the keys in src/text/stem.rs; both are followed here to the letter.
// @ts-check

/**
 * @typedef {{ documents: number, stop: boolean, postings: Place, positions: Place, shard: Shard }} Term
 * @typedef {{ piece: number, at: number, length: number }} Place
 * @typedef {[ar: string | null, en: string | null, spellings: string[]]} Names
 * @typedef {{ keys: string[], terms: Map<string, Term | string>, postings: string[], positions: string[],
 *   aliases: Record<string, string>, topics: Record<string, Names> }} Shard
 * @typedef {{ raw: string, key: string, long: boolean }} Word
 * @typedef {{ words: Word[], phrase: boolean }} Unit
 * @typedef {{ key: string, term: Term, weight: number }} Choice
 * @typedef {{ lang?: string, year?: string, outlet?: string, topic?: string, quotes?: string }} Filters
 * @typedef {{ ids: number[], all: number, also: string[], corrected: string[], ignored: string[], keys: Map<string, number> }} Found
 * @typedef {{ title: string, slug: string, lang: string, chromes: string[], date: string | null,
 *   outlet: [string, string | null, string | null] | null, topics: [string, string | null, string | null][] }} Article
 * @typedef {(name: string) => Promise<Uint8Array>} Load
 */

const FORMAT = 1;
const TOPIC = "\x01", QUOTES = "\x02", OUTLET = "\x03", LANG = "\x04";
/** Longest query that is read, in UTF-16 units, and most words of it. */
const LONGEST = 500, WORDS = 16;
/** Most words that an unfinished word is completed to, and most bytes of their lists. */
const COMPLETIONS = 10, COMPLETED_BYTES = 12000;
/** Fewest letters of a word in which one wrong letter is forgiven. */
const FORGIVEN = 5;
/** What another name, a completed and a corrected word count beside a word as written. */
const NAME = 0.8, COMPLETED = 0.5, CORRECTED = 0.7;
/** Most words of a name. */
const NAME_WORDS = 5;
/** What words that stand together, as a phrase or a name, count beside the same words apart. */
const TOGETHER = 1.2;
/** Longest list of a common word that is loaded beside other words, in bytes. */
const LONG_LIST = 6000;
/** Below so many articles with all words, those with most of them are shown too. */
const FEW = 10;

// --- words -----------------------------------------------------------------------------------------------------------

const INVISIBLE =
  "\\xAD\\u0610-\\u061A\\u061C\\u0640\\u064B-\\u065F\\u0670\\u06D6-\\u06DC\\u06DF-\\u06E8\\u06EA-\\u06ED\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2064\\u2066-\\u206F\\uFE00-\\uFE0F\\uFEFF";
const ARABIC =
  "\\u0621-\\u063F\\u0641-\\u064A\\u066E\\u066F\\u0671-\\u06D3\\u06D5\\u06EE\\u06EF\\u06FA-\\u06FC\\u06FF\\u0750-\\u077F\\u08A0-\\u08C9\\uFB50-\\uFBB1\\uFBD3-\\uFD3D\\uFD50-\\uFDFB\\uFE70-\\uFEFC";
const LATIN = "A-Za-z\\xC0-\\xD6\\xD8-\\xF6\\xF8-\\u024F\\u1E00-\\u1EFF";
const DIGIT = "0-9\\u0660-\\u0669\\u06F0-\\u06F9";
const INSIDE = `${INVISIBLE}\\u0300-\\u036F`;
const TOKEN = new RegExp(
  [
    "(?:[A-Za-z]\\.){2,}(?:[A-Za-z](?![\\p{L}\\p{N}.]))?|[A-Za-z]\\.[A-Za-z](?![\\p{L}\\p{N}.])",
    `[${ARABIC}][${ARABIC}${INSIDE}]*`,
    `[${LATIN}][${LATIN}0-9${INSIDE}]*(?:['’][${LATIN}][${LATIN}0-9${INSIDE}]*)*`,
    `[${DIGIT}]+(?:[.,\\u066B\\u066C][${DIGIT}]+)*`,
    `(?:(?![${ARABIC}${LATIN}${INSIDE}])\\p{Alphabetic})(?:(?![${ARABIC}${LATIN}])\\p{Alphabetic}|[${INSIDE}])*`,
  ].join("|"),
  "gu",
);
const UNSEEN = new RegExp(`[${INVISIBLE}]`, "u");
const MARK = /\p{M}/u;

/** @type {Record<string, string>} */
const LETTERS = {};
for (const [to, from] of Object.entries({ ا: "أإآٱ", ي: "ىیې", ك: "کگ", ف: "ڤ", ب: "پ", ج: "چ", ز: "ژ", ه: "ہھ", ".": "٫", ",": "٬،", "%": "٪" })) {
  for (const letter of from) LETTERS[letter] = to;
}
for (let digit = 0; digit < 10; digit++) {
  for (const zero of [0x660, 0x6f0]) LETTERS[String.fromCharCode(zero + digit)] = String(digit);
}

/** @param {string} text */
function fold(text) {
  let key = "";
  for (const letter of text) {
    if (letter < "\x80") key += letter.toLowerCase();
    else if (UNSEEN.test(letter)) continue;
    else if (LETTERS[letter]) key += LETTERS[letter];
    else if (letter >= "\u0600" && letter <= "\u06FF") key += letter;
    else for (const part of letter.normalize("NFKD")) if (!MARK.test(part) && !UNSEEN.test(part)) key += LETTERS[part] ?? part.toLowerCase();
  }
  return key;
}

const ARTICLES = ["وبال", "وكال", "فبال", "وال", "فال", "بال", "كال", "ال"];
const ENDINGS = ["هما", "ها", "هم", "هن", "ات", "ون", "ين", "وا", "يا", "ه", "ي", "ا"];
const NO_PLURALS = ["news", "series", "species", "always", "perhaps", "lens"];
/** @type {Record<string, string>} */
const LOOSE = { ة: "ه", ؤ: "و", ئ: "ي", ء: "", "'": "", "’": "", ",": "" };

/** An Arabic word without its article. @param {string} word */
function bare(word) {
  const article = ARTICLES.find((a) => word.startsWith(a));
  return article && word.length >= article.length + 3 ? word.slice(article.length) : word;
}

/** @param {string} word */
function arabicStem(word) {
  word = bare(word);
  for (;;) {
    const ending = ENDINGS.find((e) => word.endsWith(e) && word.length >= e.length + 3);
    if (!ending) return word;
    word = word.slice(0, -ending.length);
  }
}

/** The word's letters as c (consonant) and v (vowel). @param {string} word */
function shape(word) {
  let out = "";
  for (let i = 0; i < word.length; i++) out += "aeiou".includes(word[i]) || (word[i] === "y" && i > 0 && out[i - 1] === "c") ? "v" : "c";
  return out;
}
/** @param {string} word */
const measure = (word) => (shape(word).match(/vc/g) ?? []).length;
/** @param {string} word */
const isShort = (word) => /cvc$/.test(shape(word)) && !/[wxy]$/.test(word);

/** @param {string} word */
function englishStem(word) {
  if (NO_PLURALS.includes(word)) return word;
  if (/(sses|ies)$/.test(word)) word = word.slice(0, -2);
  else if (/s$/.test(word) && !/[su]s$/.test(word)) word = word.slice(0, -1);
  const past = /(ed|ing)$/.exec(word);
  if (/eed$/.test(word)) {
    if (measure(word.slice(0, -3)) > 0) word = word.slice(0, -1);
  } else if (past && shape(word.slice(0, past.index)).includes("v")) {
    word = word.slice(0, past.index);
    if (/(at|bl|iz)$/.test(word)) word += "e";
    else if (word.length > 3 && /([^lsz])\1$/.test(word) && shape(word).endsWith("c")) word = word.slice(0, -1);
    else if (measure(word) === 1 && (isShort(word) || word.length === 2)) word += "e";
  }
  if (/y$/.test(word) && shape(word.slice(0, -1)).includes("v")) word = `${word.slice(0, -1)}i`;
  if (/e$/.test(word)) {
    const rest = word.slice(0, -1), m = measure(rest);
    if (rest.length >= 3 && (m > 1 || (m === 1 && !isShort(rest)))) word = rest;
  }
  return /ll$/.test(word) && measure(word.slice(0, -1)) > 1 ? word.slice(0, -1) : word;
}

/** The key under which a word is looked up. @param {string} word */
export function searchKey(word) {
  let key = fold(word).replace(/['’]s$/, "");
  const dotted = /^[A-Za-z]/.test(key);
  key = [...key].map((c) => (c === "." && dotted ? "" : (LOOSE[c] ?? c))).join("");
  key = [...key].slice(0, 32).join("");
  if (/^[\u0621-\u064A]/.test(key)) return arabicStem(key);
  for (let before = Infinity; key.length > 3 && key.length < before && /^[a-z]+$/.test(key); ) {
    before = key.length;
    key = englishStem(key);
  }
  return key;
}

/** What an Arabic word may be without joined particles, as keys. @param {string} key */
export function readings(key) {
  /** @type {string[]} */
  const found = [];
  const offer = (/** @type {string} */ rest) => {
    const stem = arabicStem(rest);
    if (stem.length >= 3 && stem !== key && !found.includes(stem)) found.push(stem);
  };
  const without = /^[وف]/.test(key) ? key.slice(1) : null;
  if (without) offer(without);
  for (const start of without ? [key, without] : [key]) {
    if (start.startsWith("لل")) offer(start.slice(2));
    if (/^[بلك]/.test(start)) offer(start.slice(1));
  }
  return found;
}

/** The words of a text with their places. @param {string} text */
export function words(text) {
  return [...text.matchAll(TOKEN)].map((match) => ({ start: match.index, end: match.index + match[0].length, text: match[0] }));
}

/** A query as words and phrases. @param {string} query @returns {Unit[]} */
export function parse(query) {
  /** @type {Unit[]} */
  const units = [];
  let count = 0;
  query.slice(0, LONGEST).split(/["“”„«»]/).forEach((part, index) => {
    const found = words(part)
      .map(({ text }) => ({ raw: text, key: searchKey(text), long: bare(fold(text)).length >= FORGIVEN }))
      .filter((word) => word.key && count++ < WORDS);
    if (index % 2 && found.length > 1) units.push({ words: found, phrase: true });
    else for (const word of found) units.push({ words: [word], phrase: false });
  });
  return units;
}

// --- shards ----------------------------------------------------------------------------------------------------------

/** Reads numbers and texts from a shard's bytes; beyond their end it throws. */
class Bytes {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }
  number() {
    let number = 0, factor = 1;
    for (;;) {
      const byte = this.bytes[this.at++];
      if (byte === undefined) throw new Error("a shard ends too early");
      number += (byte & 0x7f) * factor;
      if (byte < 0x80) return number;
      factor *= 128;
    }
  }
  /** @param {number} length */
  take(length) {
    const part = this.bytes.subarray(this.at, (this.at += length));
    if (part.length < length) throw new Error("a shard ends too early");
    return part;
  }
  names() {
    return Array.from({ length: this.number() }, () => Array.from(this.take(6), (b) => b.toString(16).padStart(2, "0")).join(""));
  }
}

/** Text with one byte a letter. @param {Uint8Array} bytes */
function decoded(bytes) {
  const out = [];
  let text = "";
  for (let i = 0; i < bytes.length; i++) {
    let unit = bytes[i];
    if (unit >= 0x80) unit += 0x580;
    else if (unit === 0x1f) unit = bytes[++i] * 256 + bytes[++i];
    out.push(unit);
    if (out.length === 4096) text += String.fromCharCode(...out.splice(0));
  }
  return text + String.fromCharCode(...out);
}

/** @param {Uint8Array} packed @param {string} content */
async function unpack(packed, content) {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  if (bytes[0] !== content.charCodeAt(0) || bytes[1] !== FORMAT) throw new Error("a shard of another kind");
  return bytes.subarray(2);
}

/** @param {Bytes} bytes @param {(key: string) => void} each */
function keysOf(bytes, each) {
  let last = new Uint8Array(0);
  for (let count = bytes.number(); count > 0; count--) {
    const shared = bytes.number(), rest = bytes.take(bytes.number());
    const key = new Uint8Array(shared + rest.length);
    key.set(last.subarray(0, shared));
    key.set(rest, shared);
    last = key;
    each(decoded(key));
  }
}

/** The places of lists that stand one after another in pieces. @param {number} size */
function placer(size) {
  let piece = 0, used = 0;
  return (/** @type {number} */ length) => {
    if (used && used + length > size) [piece, used] = [piece + 1, 0];
    const place = { piece, at: used, length };
    for (used += length; used > size; used -= size) piece++;
    return place;
  };
}

/** The last of sorted starts that is not after `key`. @param {[string, string][]} starts @param {string} key */
function rangeOf(starts, key) {
  let low = 0, high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle][0] <= key) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/** Whether one letter changed, added, lost or exchanged with the next makes `b` of `a`. @param {string} a @param {string} b */
export function isNear(a, b) {
  if (Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return [[1, 1], [1, 0], [0, 1]].some(([x, y]) => a.slice(i + x) === b.slice(i + y)) || (a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2));
}

/** @param {number} length @param {ArrayLike<number>} members */
function mask(length, members) {
  const bits = new Uint8Array(length);
  for (let i = 0; i < members.length; i++) bits[members[i]] = 1;
  return bits;
}

const mirrored = (/** @type {string} */ text) => [...text].reverse().join("");

export class Engine {
  /** @param {Load} load gives the bytes of a file of the index, by its name without folder. */
  constructor(load) {
    this.load = load;
    /** @type {Map<string, Promise<any>>} */
    this.kept = new Map();
  }

  /** @template T @param {string} name @param {string} content @param {(bytes: Bytes) => T} read @returns {Promise<T>} */
  shard(name, content, read) {
    let shard = this.kept.get(name);
    if (!shard) {
      shard = this.load(`${name}.bin`).then((packed) => unpack(packed, content)).then((bytes) => read(new Bytes(bytes)));
      this.kept.set(name, shard);
      // A shard that failed is asked for again next time.
      shard.catch(() => this.kept.delete(name));
    }
    return shard;
  }

  /** @param {string} name @returns {Promise<any>} */
  json(name) {
    return this.shard(name, "T", (bytes) => JSON.parse(decoded(bytes.bytes)));
  }

  root() {
    return this.json("index");
  }

  /** @param {number} index @returns {Promise<Shard>} */
  async lexicon(index) {
    const root = await this.root();
    return this.shard(root.lexicon[index][1], "L", (bytes) => {
      const count = bytes.number();
      const postings = bytes.names(), positions = bytes.names();
      /** @type {Shard} */
      const shard = { keys: [], terms: new Map(), postings, positions, aliases: {}, topics: {} };
      const inPostings = placer(root.postingsPiece), inPositions = placer(root.positionsPiece);
      let last = new Uint8Array(0);
      for (let i = 0; i < count; i++) {
        const shared = bytes.number(), rest = bytes.take(bytes.number());
        const coded = new Uint8Array(shared + rest.length);
        coded.set(last.subarray(0, shared));
        coded.set(rest, shared);
        last = coded;
        const key = decoded(coded), tag = bytes.number();
        shard.keys.push(key);
        if (tag === 0) {
          const cut = bytes.number();
          shard.terms.set(key, decoded(cut ? coded.subarray(cut) : bytes.take(bytes.number())));
        }
        else {
          const places = { postings: inPostings(bytes.number()), positions: inPositions(bytes.number()) };
          shard.terms.set(key, { documents: tag >> 1, stop: (tag & 1) === 1, ...places, shard });
        }
      }
      return Object.assign(shard, JSON.parse(decoded(bytes.bytes.subarray(bytes.at))));
    });
  }

  /** @param {string} key */
  async shardOf(key) {
    const { lexicon } = await this.root();
    return lexicon.length ? this.lexicon(rangeOf(lexicon, key)) : null;
  }

  /** A key's term; where the key is another word with a particle, that word's. @param {string} key @returns {Promise<Choice | null>} */
  async term(key) {
    const term = (await this.shardOf(key))?.terms.get(key);
    if (typeof term === "string") return this.term(term);
    return term ? { key, term, weight: 1 } : null;
  }

  /** A word as it stands, or what it may be without particles. @param {string} key */
  async resolve(key) {
    const whole = await this.term(key);
    if (whole) return whole;
    const others = await Promise.all(readings(key).map((reading) => this.term(reading)));
    return others.reduce((best, next) => (next && (!best || next.term.documents > best.term.documents) ? next : best), null);
  }

  /** The most frequent words that begin with a prefix. @param {string} prefix @returns {Promise<Choice[]>} */
  async completions(prefix) {
    const { lexicon } = await this.root();
    const first = rangeOf(lexicon, prefix);
    const end = Math.min(first + 2, lexicon.length);
    const shards = await Promise.all([first, first + 1].filter((i) => i < end && (i === first || lexicon[i][0].startsWith(prefix))).map((i) => this.lexicon(i)));
    const found = shards.flatMap((shard) => shard.keys.filter((key) => key.startsWith(prefix) && key !== prefix).map((key) => ({ key, term: shard.terms.get(key) })));
    let bytes = 0;
    return this.ranked(found, COMPLETED, COMPLETIONS).filter(({ term }, i) => (bytes += term.postings.length) <= COMPLETED_BYTES || i === 0);
  }

  /** @param {{ key: string, term: Term | string | undefined }[]} found @param {number} weight @param {number} most @returns {Choice[]} */
  ranked(found, weight, most) {
    /** @type {Choice[]} */
    const choices = [];
    for (const { key, term } of found) if (term && typeof term !== "string") choices.push({ key, term, weight });
    return choices.sort((a, b) => b.term.documents - a.term.documents || (a.key < b.key ? -1 : 1)).slice(0, most);
  }

  /** Words that one wrong letter makes of this one. @param {string} key @returns {Promise<Choice[]>} */
  async corrections(key) {
    const root = await this.root();
    const half = Math.max(2, key.length >> 1);
    /** @type {Set<string>} */
    const near = new Set();
    // A wrong letter leaves the first half whole, or the second: the lexicon is sorted by both.
    const look = async (/** @type {[string, string][]} */ starts, /** @type {string} */ prefix, /** @type {(i: number) => Promise<string[]>} */ read) => {
      const first = rangeOf(starts, prefix);
      const ranges = [first, first + 1, first + 2].filter((i) => i < starts.length && (i === first || starts[i][0].startsWith(prefix)));
      for (const keys of await Promise.all(ranges.map(read))) for (const other of keys) if (isNear(key, other)) near.add(other);
    };
    const reversed = await this.json(root.reversed);
    await Promise.all([
      look(root.lexicon, key.slice(0, half), async (i) => (await this.lexicon(i)).keys),
      look(reversed, mirrored(key).slice(0, half), (i) =>
        this.shard(reversed[i][1], "R", (bytes) => {
          /** @type {string[]} */
          const keys = [];
          keysOf(bytes, (other) => keys.push(mirrored(other)));
          return keys;
        })),
    ]);
    const terms = await Promise.all([...near].map((other) => this.term(other)));
    return this.ranked(terms.flatMap((choice) => (choice ? [choice] : [])), CORRECTED, 3);
  }

  /** @param {string} content @param {string[]} names @param {Place} place @param {number} size */
  async list(content, names, place, size) {
    const out = new Uint8Array(place.length);
    const pieces = [];
    for (let piece = place.piece, at = place.at, done = 0; done < place.length; piece++, at = 0) {
      pieces.push({ piece, at, done });
      done += size - at;
    }
    await Promise.all(pieces.map(async ({ piece, at, done }) => {
      const bytes = await this.shard(names[piece], content, (b) => b.bytes);
      out.set(bytes.subarray(at, at + place.length - done), done);
    }));
    return new Bytes(out);
  }

  /** A term's articles with their ranks. @param {Term} term */
  async postings(term) {
    const { postingsPiece } = await this.root();
    const bytes = await this.list("P", term.shard.postings, term.postings, postingsPiece);
    const documents = new Uint32Array(term.documents), ranks = new Uint8Array(term.documents);
    for (let i = 0, last = 0; i < documents.length; i++) documents[i] = last += bytes.number();
    const packed = bytes.take((documents.length + 1) >> 1);
    for (let i = 0; i < ranks.length; i++) ranks[i] = (packed[i >> 1] >> ((i & 1) * 4)) & 15;
    return { documents, ranks };
  }

  /** A term's places by article; null where they are not kept. @param {Term} term @returns {Promise<Map<number, number[]> | null>} */
  async positions(term) {
    if (!term.positions.length) return null;
    const { positionsPiece } = await this.root();
    const [{ documents }, bytes] = await Promise.all([this.postings(term), this.list("Q", term.shard.positions, term.positions, positionsPiece)]);
    const found = new Map();
    for (const document of documents) {
      let at = 0;
      found.set(document, Array.from({ length: bytes.number() }, () => (at += bytes.number())));
    }
    return found;
  }

  /** An article, by its number. @param {number} number @returns {Promise<Article>} */
  async article(number) {
    const root = await this.root();
    const index = Math.floor(number / root.perShard);
    const names = await this.json(root.directories[Math.floor(index / root.perDirectory)]);
    const { articles, outlets, topics } = await this.json(names[index % root.perDirectory]);
    const [title, slug, lang, chromes, date, outlet, shown] = articles[number % root.perShard];
    return { title, slug, lang, chromes: chromes.split(" "), date, outlet: outlets[outlet] ?? null, topics: shown.map((/** @type {number} */ t) => topics[t]) };
  }

  // --- searching -----------------------------------------------------------------------------------------------------

  /**
   * What a query finds, best first. `exact` leaves topics' other names out.
   * @param {string} query @param {Filters} [filters] @param {{ exact?: boolean }} [options] @returns {Promise<Found>}
   */
  async search(query, filters = {}, { exact = false } = {}) {
    const root = await this.root();
    /** @type {Found} */
    const found = { ids: [], all: 0, also: [], corrected: [], ignored: [], keys: new Map() };
    const units = parse(query);
    // Few directories are asked for along with the words; of many, the results tell which are needed.
    if (root.directories.length <= 4) for (const name of root.directories) this.json(name).catch(() => undefined);
    const open = !/[\s"“”„«»]$/.test(query);
    const groups = await this.groups(units, open, exact, found);
    const scores = new Float32Array(root.articles), best = new Float32Array(root.articles), count = new Uint8Array(root.articles);
    const needed = groups.filter((group) => group.needed).length;
    /** @type {number[]} */
    const touched = [];
    for (const group of groups) {
      /** @type {number[]} */
      const here = [];
      for (const { documents, ranks, factor } of group.lists) {
        for (let i = 0; i < documents.length; i++) {
          const document = documents[i];
          if (!best[document]) here.push(document);
          best[document] = Math.max(best[document], ranks[i] * factor);
        }
      }
      for (const document of here) {
        if (group.needed && !count[document]++) touched.push(document);
        scores[document] += best[document];
        best[document] = 0;
      }
    }
    const allowed = await this.allowed(filters);
    const fits = touched.filter(allowed);
    let wanted = needed;
    let ids = fits.filter((document) => count[document] === wanted);
    found.all = ids.length;
    const fewest = needed > 2 ? Math.ceil(needed / 2) : 1;
    if (needed > 1 && (ids.length === 0 || (needed > 2 && ids.length < FEW))) {
      while (wanted > fewest && (wanted === needed || ids.length === 0)) {
        wanted--;
        ids = fits.filter((document) => count[document] >= wanted);
      }
    }
    if (!units.length && Object.values(filters).some(Boolean)) {
      ids = Array.from({ length: root.articles }, (_, document) => document).filter(allowed);
      found.all = ids.length;
    }
    found.ids = ids.sort((a, b) => count[b] - count[a] || scores[b] - scores[a] || b - a);
    return found;
  }

  /**
   * One group for each word, phrase or name: the lists of which an article must have one. Common words only add to the
   * score, as far as their lists are short.
   * @param {Unit[]} units @param {boolean} open @param {boolean} exact @param {Found} found
   */
  async groups(units, open, exact, found) {
    const resolved = await Promise.all(units.map((unit) => Promise.all(unit.words.map((word) => this.resolve(word.key)))));
    const isCommon = (/** @type {number} */ i) => !units[i].phrase && resolved[i][0]?.term.stop;
    const onlyCommon = units.every((_, i) => isCommon(i));
    // Lists are asked for all at once; what the reader is told keeps the order of the words.
    const gathered = [];
    for (let i = 0, length = 1; i < units.length; i += length) {
      const word = units[i].words[0], last = open && i === units.length - 1 && !units[i].phrase;
      let name = exact ? null : await this.name(units, resolved, i);
      /** @type {Choice[]} */
      const others = last && word.key.length > 1 ? await this.completions(resolved[i][0]?.key ?? word.key) : [];
      if (!name && !units[i].phrase && !resolved[i][0] && !others.length && word.long && word.key.length > 2) {
        // What may begin with a particle is first mended without it, so that both forms find the same.
        const parts = readings(word.key);
        const mended = parts.length ? [...parts.filter((part) => part.length >= FORGIVEN), ...(word.key.length > FORGIVEN ? [word.key] : [])] : [word.key];
        for (const key of mended) if (!others.length) others.push(...(await this.corrections(key)));
        found.corrected.push(...others.map((choice) => choice.key));
        resolved[i] = others.splice(0, 1);
        if (resolved[i].length && !exact) name = await this.name(units, resolved, i);
      }
      length = name?.length ?? 1;
      const own = length === 1 ? resolved[i] : resolved.slice(i, i + length).flat();
      const common = !name && isCommon(i) && !onlyCommon;
      if (common && (own[0]?.term.postings.length ?? 0) > LONG_LIST) {
        found.ignored.push(word.raw);
        continue;
      }
      for (const choice of [...own, ...others]) if (choice) found.keys.set(choice.key, gathered.length);
      gathered.push(this.gather(own, others, units[i].phrase, name?.topics ?? [], !common));
    }
    const groups = await Promise.all(gathered);
    groups.forEach(({ said, names }, i) => names.forEach((topic) => this.tell(topic, said, i, found)));
    return groups;
  }

  /** @param {(Choice | null)[]} own @param {Choice[]} others @param {boolean} phrase @param {string[]} topics @param {boolean} needed */
  async gather(own, others, phrase, topics, needed) {
    const single = own.length === 1 && own[0] ? [own[0]] : [];
    const listed = [...single, ...others].map((choice) => this.weighted(choice));
    if (own.length > 1) listed.unshift(this.together(own, phrase));
    /** @type {Names[]} */
    const names = [];
    const terms = await Promise.all(topics.map((topic) => this.term(TOPIC + topic)));
    terms.forEach((choice, i) => {
      if (!choice) return;
      listed.push(this.weighted({ ...choice, weight: NAME }));
      names.push(choice.term.shard.topics[topics[i]]);
    });
    return { lists: await Promise.all(listed), said: own.map((choice) => choice?.key).join(" "), names, needed };
  }

  /** Other names that a topic has, for the reader and for marking. @param {Names} names @param {string} said @param {number} group @param {Found} found */
  tell([ar, en, spellings], said, group, found) {
    for (const name of [ar, en, ...spellings]) {
      if (!name) continue;
      const keys = words(name).map((word) => searchKey(word.text));
      for (const key of keys) if (!found.keys.has(key)) found.keys.set(key, group);
      if (keys.join(" ") !== said && !found.also.includes(name)) found.also.push(name);
    }
  }

  /**
   * The longest name that begins with a word. A phrase is meant as it stands.
   * @param {Unit[]} units @param {(Choice | null)[][]} resolved @param {number} from
   */
  async name(units, resolved, from) {
    if (units[from].phrase) return null;
    const keyOf = (/** @type {Word} */ word, /** @type {Choice | null} */ choice) => choice?.key ?? word.key;
    const first = keyOf(units[from].words[0], resolved[from][0]);
    const aliases = (await this.shardOf(first))?.aliases ?? {};
    let end = from + 1;
    while (end < units.length && end - from < NAME_WORDS && !units[end].phrase) end++;
    for (; end > from; end--) {
      const keys = units.slice(from, end).flatMap((unit, i) => unit.words.map((word, j) => keyOf(word, resolved[from + i][j])));
      const alias = keys.join(" ");
      if (Object.hasOwn(aliases, alias)) return { length: end - from, topics: aliases[alias].split(" ") };
    }
    return null;
  }

  /** @param {Choice} choice */
  async weighted({ term, weight }) {
    const { articles } = await this.root();
    const rarity = Math.log(1 + (articles - term.documents + 0.5) / (term.documents + 0.5));
    return { ...(await this.postings(term)), factor: (rarity + 0.05) * weight };
  }

  /** Articles that have all words; of a phrase, next to each other. @param {(Choice | null)[]} own @param {boolean} phrase */
  async together(own, phrase) {
    const none = { documents: new Uint32Array(0), ranks: new Float32Array(0), factor: 1 };
    const asked = phrase || own.every((choice) => choice?.term.stop) ? own : own.filter((choice) => !choice?.term.stop);
    if (asked.some((choice) => !choice)) return none;
    const choices = /** @type {Choice[]} */ (asked);
    const lists = await Promise.all(choices.map((choice) => this.weighted(choice)));
    /** @type {Map<number, { count: number, score: number }>} */
    const seen = new Map();
    lists.forEach(({ documents, ranks, factor }, index) => {
      documents.forEach((document, i) => {
        const before = seen.get(document);
        if (index === 0) seen.set(document, { count: 1, score: ranks[i] * factor });
        else if (before?.count === index) Object.assign(before, { count: index + 1, score: before.score + ranks[i] * factor });
      });
    });
    let documents = [...seen].filter(([, { count }]) => count === lists.length).map(([document]) => document);
    if (phrase) {
      const places = await Promise.all(choices.map((choice) => this.positions(choice.term)));
      const anchor = places.findIndex((p) => p);
      documents = documents.filter((document) => anchor < 0 || places[anchor]?.get(document)?.some((at) => places.every((p, i) => !p || p.get(document)?.includes(at - anchor + i))));
    }
    return { documents: Uint32Array.from(documents), ranks: Float32Array.from(documents, (document) => (seen.get(document)?.score ?? 0) * TOGETHER), factor: 1 };
  }

  /** Whether an article passes the filters. @param {Filters} filters @returns {Promise<(document: number) => boolean>} */
  async allowed({ lang, year, outlet, topic, quotes }) {
    const root = await this.root();
    const keys = [lang && LANG + lang, outlet && OUTLET + outlet, topic && TOPIC + topic, quotes && QUOTES + quotes].filter((key) => key);
    const masks = await Promise.all(keys.map(async (key) => mask(root.articles, await this.documents(String(key)))));
    const [from, to] = year ? this.span(root, year) : [0, root.articles];
    return (document) => document >= from && document < to && masks.every((m) => m[document]);
  }

  /** The articles of a key. @param {string} key @returns {Promise<ArrayLike<number>>} */
  async documents(key) {
    const choice = await this.term(key);
    return choice ? (await this.postings(choice.term)).documents : [];
  }

  /** The numbers of a year's articles. @param {any} root @param {string} year */
  span(root, year) {
    const index = root.years.findIndex((/** @type {[number, number]} */ [y]) => String(y) === year);
    return index < 0 ? [0, 0] : [root.years[index][1], root.years[index + 1]?.[1] ?? root.articles];
  }

  /** How many of some articles each year has, the last first; year 0 is that of the undated. @param {number[]} ids @returns {Promise<[string, number][]>} */
  async years(ids) {
    const root = await this.root();
    const sorted = Uint32Array.from(ids).sort();
    const below = (/** @type {number} */ limit) => {
      let low = 0, high = sorted.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (sorted[middle] < limit) low = middle + 1;
        else high = middle;
      }
      return low;
    };
    return root.years
      .map((/** @type {[number, number]} */ [year]) => {
        const [from, to] = this.span(root, String(year));
        return [String(year), below(to) - below(from)];
      })
      .filter((/** @type {[string, number]} */ [, n]) => n > 0)
      .reverse();
  }

  /** How many of some articles have each value. @param {number[]} ids @param {string} kind @param {string[]} values @returns {Promise<[string, number][]>} */
  async counts(ids, kind, values) {
    const here = mask((await this.root()).articles, ids);
    const first = { lang: LANG, outlet: OUTLET, topic: TOPIC, quotes: QUOTES }[kind];
    const counted = await Promise.all(values.map(async (value) => {
      let count = 0;
      const documents = await this.documents(first + value);
      for (let i = 0; i < documents.length; i++) count += here[documents[i]];
      return /** @type {[string, number]} */ ([value, count]);
    }));
    return counted.filter(([, n]) => n > 0).sort((a, b) => b[1] - a[1]);
  }

  /** A topic's names. @param {string} id @returns {Promise<Names | null>} */
  async names(id) {
    return (await this.shardOf(TOPIC + id))?.topics[id] ?? null;
  }

  /** The paragraphs in which an article quotes somebody. @param {string} topic @param {number} document @returns {Promise<number[]>} */
  async quoted(topic, document) {
    const choice = await this.term(QUOTES + topic);
    return (choice && (await this.positions(choice.term))?.get(document)) || [];
  }
}

/** The places in a text of words that were found, each with its place in the query. @param {string} text @param {Map<string, number>} keys */
export function marked(text, keys) {
  return words(text).flatMap(({ start, end, text: word }) => {
    const key = searchKey(word);
    const found = keys.has(key) ? key : readings(key).find((reading) => keys.has(reading));
    return found === undefined ? [] : [{ start, end, group: keys.get(found) }];
  });
}
