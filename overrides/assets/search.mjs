/* The search of the guide: a dialog, filled as words come in. What it searches in, and the engine, weigh more
   than a page, and most readers never search: they come when it is opened. */

const dialog = document.querySelector("[data-search]");
const words = dialog.querySelector("input");
const count = dialog.querySelector("[role=status]");
const list = dialog.querySelector("ol");
const { base, index, found, none, failed } = dialog.dataset;

let find = null;

document.querySelector("[data-search-open]").addEventListener("click", open);
dialog.querySelector("[data-search-close]").addEventListener("click", () => dialog.close());
dialog.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  list.querySelector("a")?.focus();
});
words.addEventListener("input", show);
list.addEventListener("click", ({ target }) => target.closest("a") && dialog.close());
dialog.addEventListener("keydown", step);
addEventListener("pagehide", forget);

async function open() {
  dialog.show(); // not modal: the way out of the site stays in reach
  try {
    find ??= await load();
    show();
  } catch {
    count.textContent = failed;
  }
}

/* The page's tags have the scripts checked by their hashes; a language that nobody stems has one script. */
async function load() {
  const tags = document.importNode(document.querySelector("[data-search-scripts]").content, true);
  const [finder, stems] = [...tags.querySelectorAll("script")].map(({ src }) => src);
  document.body.append(tags);
  const [{ makeFinder }, { stemmer }, content] = await Promise.all([
    import(finder),
    stems ? import(stems) : { stemmer: (word) => word },
    fetch(index).then((response) => response.json()),
  ]);
  return makeFinder(content, stemmer);
}

function show() {
  if (!find) return;
  const text = words.value.trim();
  const answers = text ? find(text) : [];
  list.replaceChildren(...answers.map(item));
  count.textContent = text && (answers.length ? found.replace("{count}", answers.length) : none);
}

function item({ address, title, heading, excerpt }) {
  const link = document.createElement("a");
  link.href = new URL(`${base}/${address}`, document.baseURI).href;
  link.textContent = heading ? `${title}: ${heading}` : title;
  const text = document.createElement("p");
  text.append(...excerpt.map((piece, place) => (place % 2 ? marked(piece) : piece)));
  const entry = document.createElement("li");
  entry.append(link, text);
  return entry;
}

function marked(word) {
  const mark = document.createElement("mark");
  mark.textContent = word;
  return mark;
}

/* Up and down between the field and what was found; Escape closes, as it does a modal dialog. */
function step(event) {
  if (event.key === "Escape") return dialog.close();
  const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const stops = [words, ...list.querySelectorAll("a")];
  const next = stops[stops.indexOf(document.activeElement) + way];
  if (!next || !stops.includes(document.activeElement)) return;
  event.preventDefault();
  next.focus();
}

/* Who comes back to the page, perhaps somebody else, sees nothing of a search. */
function forget() {
  dialog.close();
  words.value = "";
  show();
}
