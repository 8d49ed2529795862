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

/** Gives a list rows of just these ids, or a single new one; a row that is there already stays the same. */
export function renewRows(list, ids) {
  const wanted = ids.length ? ids : [`${list.dataset.prefix}1`];
  const current = new Map([...list.querySelectorAll("[data-row]")].map((row) => [row.dataset.row, row]));
  rowsPlace(list).replaceChildren(...wanted.map((id) => current.get(id) ?? newRow(list, id)));
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

/** Takes a row out and puts a note in its place. What points to the row remembers it, should it come back,
    so its id is not given away. */
export function removeRow(row, note) {
  const list = row.closest("[data-list]");
  list.dataset.given = Math.max(list.dataset.given ?? 0, idNumber(list, row));
  row.replaceWith(note);
  number(list);
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

function nextId(list) {
  const numbers = [...list.querySelectorAll("[data-row]")].map((row) => idNumber(list, row));
  return `${list.dataset.prefix}${Math.max(list.dataset.given ?? 0, ...numbers) + 1}`;
}

function idNumber(list, row) {
  return Number(row.dataset.row.slice(list.dataset.prefix.length));
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
