/* Going through the form's states step by step: what changed, what that is called, and the way there. */

import { valuesByName } from "./form.mjs";

/** Undoes the last step (-1) or does it again (1), and leads to what changed. */
export function go(builder, way) {
  const { root, texts } = builder;
  const step = builder.undo.go(way);
  if (!step) return builder.say(way < 0 ? texts.no_undo : texts.no_redo);
  const place = step.isWhole ? "" : changedPlace(step.before, step.after);
  const name = placeName(root, place, texts); // a row may be there before or after
  const { calendar_id } = step.isWhole ? step.after : builder.beside; // belongs to the plan
  builder.fill({ ...step.after, calendar_id });
  builder.undo.settle();
  reach(builder, place);
  const what = placeName(root, place, texts) || name || (step.isWhole ? texts.step_plan : texts.step_aside);
  builder.say((way < 0 ? texts.undone : texts.redone).replace("{what}", what));
}

/* Leads to a place of the form, also where the part or the view that is shown does not have it. */
function reach(builder, place) {
  const control = place && focusOf(builder.root, place);
  if (!control) return;
  if (control.closest("[data-part][hidden]")) builder.showPart("");
  if (!control.checkVisibility()) builder.root.querySelector('input[name="view"][value="form"]').checked = true;
  control.focus();
}

/* Returns the place where two states differ first: a list's row, a field of the form, the kind, or none. */
function changedPlace(before, after) {
  if (before.kind !== after.kind) return "kind";
  return changedRow(before.answers, after.answers) ?? changedField(before.answers, after.answers) ?? "";
}

/* Returns what a place is called, such as "Solution 2: What"; nothing when it is not there. */
function placeName(root, place, texts) {
  const element = elementOf(root, place);
  if (!element) return "";
  const row = element.closest("[data-row]");
  const title = row?.querySelector("[data-row-legend]").textContent;
  if (row === element) return title;
  const label = element.querySelector("label, legend").textContent.trim();
  return row ? texts.place_in_row.replace("{row}", title).replace("{field}", label) : label;
}

/* Returns what takes the focus for a place; for a row that is gone, its list's button. */
function focusOf(root, place) {
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
