/* What a step through the form's states has changed: where, what that is called, and the way there. */

import { valuesByName } from "./form.mjs";

/** Returns the place where two states differ first: a list's row, a field of the form, the kind, or none. */
export function changedPlace(before, after) {
  if (before.kind !== after.kind) return "kind";
  return changedRow(before.answers, after.answers) ?? changedField(before.answers, after.answers) ?? "";
}

/** Returns what a place is called, such as "Solution 2: What"; nothing when it is not there. */
export function placeName(root, place, texts) {
  const element = elementOf(root, place);
  if (!element) return "";
  const row = element.closest("[data-row]");
  const title = row?.querySelector("[data-row-legend]").textContent;
  if (row === element) return title;
  const label = element.querySelector("label, legend").textContent.trim();
  return row ? texts.place_in_row.replace("{row}", title).replace("{field}", label) : label;
}

/** Returns what takes the focus for a place; for a row that is gone, its list's button. */
export function focusOf(root, place) {
  const element = elementOf(root, place);
  if (!element) return root.querySelector(`[data-list="${place.split(".")[0]}"] > [data-action="add-row"]`);
  if (element.matches("[tabindex]")) return element;
  return element.querySelector("input:checked") ?? element.querySelector("input, select, textarea");
}

function elementOf(root, place) {
  if (place === "kind") return root.querySelector("[data-kind-switch]");
  const [list, row, field] = place.split(".");
  const isRow = row && !field;
  return root.querySelector(isRow ? `[data-list="${list}"] [data-row="${row}"]` : `[data-field="${place}"]`);
}

function changedRow(before, after) {
  for (const list of Object.keys(after).filter((each) => isList(after[each]))) {
    const [then, now] = [idsOf(before[list]), idsOf(after[list])];
    const came = now.find((id) => !then.includes(id));
    const went = then.find((id) => !now.includes(id));
    const moved = now.find((id, index) => id !== then[index]);
    const row = came ?? went ?? moved;
    if (row) return `${list}.${row}`;
  }
  return undefined;
}

function changedField(before, after) {
  const [then, now] = [valuesByName(before), valuesByName(after)];
  const places = [...new Set([...then.keys(), ...now.keys()])].filter((place) => !isList(after[place]));
  return places.find((place) => JSON.stringify(then.get(place)) !== JSON.stringify(now.get(place)));
}

function isList(answer) {
  return Array.isArray(answer) && answer.every((each) => each.id);
}

function idsOf(rows) {
  return rows.map(({ id }) => id);
}
