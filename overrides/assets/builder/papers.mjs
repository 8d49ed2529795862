/* Which papers the sheet shows, and in which languages. */

import { find } from "./found.mjs";

/** Returns the ids of the papers chosen, and the language beside the page's. */
export function chosenPapers(root) {
  const { paper, second } = switches(root);
  const ticked = [...find(root, "[data-several]").querySelectorAll("label:not([hidden]) :checked")];
  return { papers: paper.value === "several" ? ticked.map(({ value }) => value) : [paper.value], second: second.value };
}

/** Chooses what was chosen on the page of another language; the two languages may have changed places. */
export function choosePapersAs(root, previous) {
  const { paper, second } = switches(previous);
  switches(root).paper.value = paper.value;
  for (const box of root.querySelectorAll("[data-several] input")) {
    box.checked = previous.querySelector(`[data-several] input[value="${box.value}"]`).checked;
  }
  chooseSecond(root, second.value, previous.dataset.language);
}

/** Chooses the second language that a plan names. */
export function chooseSecondOf(root, { second_language: second, plan_language: first }) {
  chooseSecond(root, second, first);
}

/* On the page of the second language, the first is beside it. */
function chooseSecond(root, wanted = "", first = "") {
  const { second } = switches(root);
  second.value = wanted === root.dataset.language ? first : wanted;
  if (second.selectedIndex < 0) second.value = "";
}

function switches(root) {
  return { paper: find(root, "[data-paper-switch]"), second: find(root, "[data-second-switch]") };
}
