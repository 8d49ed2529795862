/* Finds the pages that answer to words, whatever their form. A word's key is what its forms share; pages
   are found by keys, by beginnings and ends of compounds, and by keys that a slip of a finger changed. */

import MiniSearch from "./minisearch.js";

const WORD = /[\p{L}\p{M}\p{N}]{2,}/gu;
const WORDS_APART = /([\p{L}\p{M}\p{N}]{2,})/u;
const MARKS = /\p{M}/gu;
const SHORTEST_START = 3;
const SHORTEST_END = 4;
const WEIGHTS = { title: 6, names: 4, headings: 2.5, text: 1 };
const OF_A_PART = 0.35;
const OF_ANOTHER_NAME = 0.9;
const AS_ASKED = 3;
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
    const queries = [
      ...keys.map((key) => anyForm(key, vocabulary, weightOf)),
      ...others.map((key) => exactly(key, OF_ANOTHER_NAME * weightOf(key))),
    ];
    const asked = new Set([...keys, ...others]);
    const weighed = (matched) => new Map(matched.map((key) => [key, weightOf(key) * (asked.has(key) ? AS_ASKED : 1)]));
    const found = index.search({ combineWith: "OR", queries }).slice(0, MOST);
    return found.map(({ id, terms: matched }) => answer(pages[id], weighed(matched), keysOf));
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

/* Compounds that end with a word; for one that stands nowhere in the site, the words it is made of. */
function partsAndWholes(key, vocabulary) {
  const isPart = (part, whole) => part.length >= SHORTEST_END && whole.length >= part.length + SHORTEST_START;
  const known = [...vocabulary.keys()];
  const wholes = known.filter((each) => isPart(key, each) && each.endsWith(key));
  if (wholes.length || vocabulary.has(key)) return wholes;
  return known.filter((each) => isPart(each, key) && (key.startsWith(each) || key.endsWith(each)));
}

function exactly(key, weight) {
  return { queries: [key], prefix: false, fuzzy: false, boostTerm: () => weight };
}

/* A page with the section of it that holds most of what matters; what is asked for by itself matters more. */
function answer({ address, title, sections }, weights, keysOf) {
  const sum = (text) => [...new Set(keysOf(text))].reduce((total, key) => total + (weights.get(key) ?? 0), 0);
  const sums = sections.map(([, heading, text]) => 2 * sum(heading) + sum(text));
  const best = Math.max(0, sums.indexOf(Math.max(...sums)));
  const [id, heading, text] = sections[best] ?? ["", "", ""];
  const place = best ? { address: `${address}#${id}`, heading } : { address, heading: "" };
  return { ...place, title, excerpt: excerpt(text, (word) => weights.get(keysOf(word)[0]) ?? 0) };
}

/* The text around the word that matters most, in pieces: words that matched stand at odd places. */
function excerpt(text, weigh) {
  const words = [...text.matchAll(WORD)].map(({ 0: word, index }) => ({ index, weight: weigh(word) }));
  const { index } = words.reduce((best, each) => (each.weight > best.weight ? each : best), { index: 0, weight: 0 });
  const start = text.lastIndexOf(". ", index) + 1;
  const rest = text.slice(start).trim();
  const shown = rest.length > EXCERPT ? `${rest.slice(0, EXCERPT).replace(/\s\S*$/, "")} …` : rest;
  const pieces = [""];
  for (const part of shown.split(WORDS_APART)) {
    if (weigh(part) && pieces.length % 2) pieces.push(part, "");
    else pieces.push(pieces.pop() + part);
  }
  return pieces;
}
