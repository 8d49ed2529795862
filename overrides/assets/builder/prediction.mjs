/* Find what is wrong: a trainee marks places of a flawed plan before the builder tells what it found.
   The form's `data-prediction` is "waiting" while the findings are held back, then "shown". */

import { ownHtml } from "../trusted.mjs";

/** Holds the findings of a builder back until the trainee has said what they expect. */
export function holdBack(root) {
  root.dataset.prediction = "waiting";
}

/** Gives each question, and each row of a list, a button to mark it with. */
export function offerMarks(root) {
  const mark = root.querySelector("[data-mark]").content.firstElementChild;
  for (const place of root.querySelectorAll("[data-field]:not([data-field*='.']), [data-row]")) {
    const button = mark.cloneNode(true);
    button.dataset.unit = unitOf(place);
    button.querySelector("[data-mark-name]").textContent = `: ${nameOf(place)}`;
    place.append(button);
  }
}

/** Takes over a prediction from the builder of another language. */
export function predictAs(root, previous) {
  if (!previous.dataset.prediction) return;
  root.dataset.prediction = previous.dataset.prediction;
  offerMarks(root);
  const marked = new Set(markedIn(previous));
  for (const button of buttonsIn(root)) button.ariaPressed = String(marked.has(button.dataset.unit));
}

/** Marks a place, or unmarks it. */
export function toggleMark(button) {
  button.ariaPressed = String(button.ariaPressed !== "true");
}

/** Returns the units that are marked. */
export function markedIn(root) {
  return buttonsIn(root).filter((each) => each.ariaPressed === "true").map((each) => each.dataset.unit);
}

/** Shows the findings, and beside them what the trainee saw and missed. */
export function showCompared(root, html) {
  root.querySelector("[data-compared]").innerHTML = ownHtml(html);
  root.dataset.prediction = "shown";
  root.querySelector("#prediction-title").focus();
}

function buttonsIn(root) {
  return [...root.querySelectorAll("[data-unit]")];
}

function unitOf(place) {
  return place.dataset.field ?? `${place.closest("[data-list]").dataset.list}.${place.dataset.row}`;
}

function nameOf(place) {
  return place.querySelector(":scope > legend, :scope > label").textContent;
}
