/* Rows of the form's lists: people, topics, solutions and the like. */

const ROW = "__row__";
const NAMED = ["id", "name", "for", "aria-describedby", "data-field", "data-findings", "data-note", "data-row", "data-name"];

/** Adds an empty row at the end of a list and returns it. */
export function addRow(list) {
  const row = newRow(list, nextId(list));
  rowsPlace(list).append(row);
  number(list);
  return row;
}

/** Replaces all rows of a list by empty ones of these ids, or by a single new one. */
export function renewRows(list, ids) {
  const wanted = ids.length ? ids : [`${list.dataset.prefix}1`];
  rowsPlace(list).replaceChildren(...wanted.map((id) => newRow(list, id)));
  number(list);
}

/** Moves a row one place up (-1) or down (1); returns whether there was a place to move to. */
export function moveRow(row, step) {
  const rows = [...row.closest("[data-list]").querySelectorAll("[data-row]")];
  const neighbour = rows[rows.indexOf(row) + step];
  if (!neighbour) return false;
  if (step < 0) neighbour.before(row);
  else neighbour.after(row);
  number(row.closest("[data-list]"));
  return true;
}

/** Takes a row out and leaves a note in its place, whose button brings the very same row back. */
export function removeRow(row, texts, onUndo) {
  const list = row.closest("[data-list]");
  const note = document.createElement("p");
  const undo = document.createElement("button");
  note.className = "removed";
  note.dataset.removed = row.dataset.row;
  undo.type = "button";
  undo.className = "action";
  undo.textContent = texts.undo;
  undo.addEventListener("click", () => {
    note.replaceWith(row);
    number(list);
    onUndo(row);
  });
  note.append(texts.removed.replace("{row}", rowTitle(row)), " ", undo);
  row.replaceWith(note);
  number(list);
  undo.focus();
}

/** Returns a row's title, such as "Solution 2". */
export function rowTitle(row) {
  return row.querySelector("[data-row-legend]").textContent;
}

/** Numbers the rows of a list in their order. */
export function number(list) {
  const pattern = list.closest("[data-module]").dataset.rowPattern;
  list.querySelectorAll("[data-row-legend]").forEach((legend, index) => {
    legend.textContent = pattern.replace("{name}", list.dataset.rowName).replace("{number}", index + 1);
  });
}

function rowsPlace(list) {
  return list.querySelector("[data-rows]");
}

/* A removed row may come back, so its id is not given away. */
function nextId(list) {
  const prefix = list.dataset.prefix;
  const ids = [...list.querySelectorAll("[data-row], [data-removed]")].map(({ dataset }) => dataset.row ?? dataset.removed);
  return `${prefix}${Math.max(0, ...ids.map((id) => Number(id.slice(prefix.length)))) + 1}`;
}

function newRow(list, id) {
  const template = list.querySelector("[data-row-template]");
  const row = document.importNode(template.content, true).querySelector("[data-row]");
  for (const element of [row, ...row.querySelectorAll("*")]) {
    for (const name of NAMED) {
      const value = element.getAttribute(name);
      if (value?.includes(ROW)) element.setAttribute(name, value.replaceAll(ROW, id));
    }
  }
  return row;
}
