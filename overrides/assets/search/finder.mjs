/* Finds the pages that answer to words, whatever their form. A word's key is what its forms share; pages
   are found by keys, by beginnings and ends of compounds, and by keys that a slip of a finger changed. */

import MiniSearch from "./minisearch.js";

const WORD = /[\p{L}\p{M}\p{N}]{2,}/gu;
const MARKS = /\p{M}/gu;
const SHORTEST_START = 3;
const SHORTEST_END = 4;
const WEIGHTS = { title: 6, names: 4, headings: 2.5, text: 1 };
const OF_A_PART = 0.35;
const OF_ANOTHER_NAME = 0.9;
const MOST = 10;
const EXCERPT = 160;

/** Returns what finds pages for a text: { address, title, heading, excerpt }, the best first. */
export function makeFinder({ pages, terms, forms }, stem) {
  const keysOf = makeKeys(forms, stem);
  const index = makeIndex(pages, (word) => keysOf(word)[0]);
  const vocabulary = countPages(pages, keysOf);
  const weightOf = (key) => Math.log(1 + pages.length / (vocabulary.get(key) ?? 1));
  const names = terms.flatMap(([term, ...others]) => others.map((other) => [keysOf(other), keysOf(term)]));
  return (text) => {
    const keys = keysOf(text);
    const others = names.filter(([name]) => name.every((key) => keys.includes(key))).flatMap(([, term]) => term);
    const queries = [...keys.map((key) => anyForm(key, vocabulary, weightOf)), ...others.map((key) => exactly(key, OF_ANOTHER_NAME * weightOf(key)))];
    const found = index.search({ combineWith: "OR", queries }).slice(0, MOST);
    return found.map(({ id, terms: matched }) => answer(pages[id], new Set(matched), keysOf));
  };
}

/* The keys of a text's words, in their order. */
function makeKeys(forms, stem) {
  const shared = new Map(Object.entries(forms).flatMap(([key, others]) => others.map((other) => [other, key])));
  const known = new Map();
  const keyOf = (word) => {
    const root = stem(word);
    return (shared.get(root) ?? byItsEnd(root, shared)).normalize("NFD").replace(MARKS, "");
  };
  return (text) =>
    wordsOf(text).map((word) => {
      if (!known.has(word)) known.set(word, keyOf(word));
      return known.get(word);
    });
}

function wordsOf(text) {
  return text.normalize("NFC").toLowerCase().match(WORD) ?? [];
}

/* A compound is inflected as its last part is. */
function byItsEnd(root, shared) {
  for (let start = SHORTEST_START; start <= root.length - SHORTEST_END; start++) {
    const end = shared.get(root.slice(start));
    if (end) return root.slice(0, start) + end;
  }
  return root;
}

function makeIndex(pages, processTerm) {
  const index = new MiniSearch({
    fields: Object.keys(WEIGHTS),
    tokenize: wordsOf,
    processTerm,
    searchOptions: { boost: WEIGHTS, tokenize: (key) => [key], processTerm: (key) => key },
  });
  index.addAll(
    pages.map(({ title, names, sections }, id) => ({
      id,
      title,
      names,
      headings: sections.map(([, heading]) => heading).join(" "),
      text: sections.map(([, , text]) => text).join(" "),
    })),
  );
  return index;
}

/* In how many pages each key stands: what stands everywhere says little. */
function countPages(pages, keysOf) {
  const counts = new Map();
  for (const { title, names, sections } of pages) {
    const text = [title, names, ...sections.flat()].join(" ");
    for (const key of new Set(keysOf(text))) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function anyForm(key, vocabulary, weightOf) {
  const slips = key.length > 4 ? 0.25 : false;
  const itself = { queries: [key], prefix: key.length > 2, fuzzy: slips, maxFuzzy: 2, weights: { prefix: 0.5, fuzzy: 0.4 }, boostTerm: () => weightOf(key) };
  return { combineWith: "OR", queries: [itself, ...partsAndWholes(key, vocabulary).map((each) => exactly(each, OF_A_PART * weightOf(each)))] };
}

/* Compounds that end with a word; and for a compound that the site does not know, the words it is made of. */
function partsAndWholes(key, vocabulary) {
  const isPart = (part, whole) => part.length >= SHORTEST_END && whole.length >= part.length + SHORTEST_START;
  const isKnown = vocabulary.has(key);
  return [...vocabulary.keys()].filter(
    (each) =>
      (isPart(key, each) && each.endsWith(key)) ||
      (!isKnown && isPart(each, key) && (key.startsWith(each) || key.endsWith(each))),
  );
}

function exactly(key, weight) {
  return { queries: [key], prefix: false, fuzzy: false, boostTerm: () => weight };
}

/* A page with the section of it that holds most of what matched. */
function answer({ address, title, sections }, matched, keysOf) {
  const count = (text) => new Set(keysOf(text).filter((key) => matched.has(key))).size;
  const counts = sections.map(([, heading, text]) => 2 * count(heading) + count(text));
  const best = Math.max(0, counts.indexOf(Math.max(...counts)));
  const [id, heading, text] = sections[best] ?? ["", "", ""];
  const place = best ? { address: `${address}#${id}`, heading } : { address, heading: "" };
  return { ...place, title, excerpt: excerpt(text, (word) => matched.has(keysOf(word)[0])) };
}

/* The text around the first word that matched, in pieces: words that matched stand at odd places. */
function excerpt(text, isMatch) {
  const first = [...text.matchAll(new RegExp(WORD, "gu"))].find(([word]) => isMatch(word))?.index ?? 0;
  const start = text.lastIndexOf(". ", first) + 1;
  const shown = text.slice(start && start + 1, start + EXCERPT).replace(/\s\S*$/, "");
  return shown.split(/([\p{L}\p{M}\p{N}]{2,})/u).reduce((pieces, piece, place) => {
    const isMark = place % 2 === 1 && isMatch(piece);
    if (isMark) return [...pieces, piece, ""];
    return [...pieces.slice(0, -1), pieces.at(-1) + piece];
  }, [""]);
}
