/* Leaves the site at once, by the link on every page, by its like in a dialog or by Shift pressed three times:
   what others must not see is cleared, the page is blank before the next one comes, and the history has that one
   in place of this.

   The way of https://design-system.service.gov.uk/components/exit-this-page/. Without this module the link is
   a plain link. */

import { wipeDraft } from "./drafts.mjs";

const PRESSES = 3;
const PATIENCE = 5000; // ms for the next press
const clearing = [wipeDraft];
let presses = 0;
let isAlone = false; // nothing else was done since Shift went down
let pause;

document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-leave]")) return;
  event.preventDefault();
  leave();
}, true);
addEventListener("keydown", (event) => {
  if (event.key !== "Shift") startOver();
  else if (!event.repeat) isAlone = !(event.ctrlKey || event.altKey || event.metaKey);
}, true);
addEventListener("keyup", ({ key }) => key === "Shift" && isAlone && count(), true);
for (const other of ["pointerdown", "wheel", "input"]) addEventListener(other, startOver, { capture: true, passive: true });

/** Has something cleared before the page is left. */
export function onLeave(clear) {
  clearing.push(clear);
}

function leave() {
  const { href, dataset } = link();
  try {
    for (const clear of clearing) clear();
  } finally {
    blank(dataset.loading);
    location.replace(href);
  }
}

/* Escape would stop the browser on its way; the words are for those who hear the page. */
function blank(words) {
  const told = document.createElement("p");
  told.className = "visually-hidden";
  told.role = "alert";
  document.body.replaceChildren(told);
  document.title = told.textContent = words;
  addEventListener("keydown", (event) => event.key === "Escape" && event.preventDefault(), true);
}

function count() {
  isAlone = false;
  if (!link()) return; // left already
  presses += 1;
  if (presses === PRESSES) return leave();
  tell(presses === 1 ? "twoMore" : "oneMore");
  pauseThen(() => {
    presses = 0;
    tell("expired");
    pauseThen(() => tell("nothing"));
  });
}

function startOver() {
  isAlone = false;
  if (!presses) return;
  presses = 0;
  clearTimeout(pause);
  tell("nothing");
}

function pauseThen(act) {
  clearTimeout(pause);
  pause = setTimeout(act, PATIENCE);
}

/* The language may have been changed meanwhile, and with it all that the page says. */
function tell(words) {
  for (const way of document.querySelectorAll("[data-leave]")) way.dataset.presses = presses;
  for (const status of document.querySelectorAll("[data-leave-status]")) status.textContent = link().dataset[words] ?? "";
}

function link() {
  return document.querySelector("a[data-leave]");
}
