/* What the buttons of a list do in the builder: add, move and remove rows. */

import { syncPickers } from "./pickers.mjs";
import { addRow, moveRow, removeRow, rowTitle } from "./rows.mjs";

/** Adds a row to the list of a button, unless there are as many as a plan may have. */
export function add(builder, button) {
  const list = button.closest("[data-list]");
  if (list.querySelectorAll("[data-row]").length >= Number(builder.root.dataset.mostRows)) {
    builder.say(builder.problems.too_long);
    return;
  }
  const row = addRow(list);
  rowsChanged(builder);
  row.querySelector("input, select, textarea").focus();
  builder.say(builder.texts.added.replace("{row}", rowTitle(row)));
}

/** Removes the row of a button; a note in its place offers to undo that. */
export function remove(builder, button) {
  const row = button.closest("[data-row]");
  const words = builder.texts.removed.replace("{row}", rowTitle(row));
  const note = document.createElement("p");
  const undo = Object.assign(document.createElement("button"), { type: "button", className: "action", textContent: builder.texts.undo });
  undo.dataset.action = "undo";
  note.className = "removed";
  note.append(words, " ", undo);
  removeRow(row, note);
  rowsChanged(builder);
  note.dataset.removed = ""; // from now on: the next step takes the note away
  undo.focus();
  builder.say(words);
}

/** Moves the row of a button one place up (-1) or down (1). */
export function move(builder, button, step) {
  const row = button.closest("[data-row]");
  const wasMoved = moveRow(row, step);
  rowsChanged(builder);
  button.focus();
  if (wasMoved) builder.say(builder.texts.moved.replace("{row}", rowTitle(row)));
}

function rowsChanged(builder) {
  syncPickers(builder.form);
  builder.showForm();
  builder.changed();
}
