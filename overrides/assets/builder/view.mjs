/* Shows what Python found: the plan, the summary, the findings at their fields, the progress. */

import morphdom from "./morphdom-esm.js";
import { ownHtml } from "../trusted.mjs";

/** Puts a reply to "check" on the page, touching only what changed. */
export function show(root, reply, texts) {
  setHtml(root.querySelector("[data-plan]"), reply.plan);
  showSummary(root.querySelector("[data-summary]"), reply.summary);
  for (const [name, told] of Object.entries({ findings: reply.findings, note: reply.notes, proposals: reply.proposals })) {
    for (const place of root.querySelectorAll(`[data-${name}]`)) setHtml(place, told[place.dataset[name]] ?? "");
  }
  for (const [section, [done, all]] of Object.entries(reply.progress)) {
    const words = done === all ? texts.section_done : texts.section_progress.replace("{done}", done).replace("{all}", all);
    root.querySelector(`[data-progress="${section}"]`).textContent = words;
  }
  root.querySelector("[data-kept-back]").hidden = !reply.keeps_back;
}

/** Puts a sentence in the plan's place. */
export function showProblem(root, words) {
  const plan = root.querySelector("[data-plan]");
  shown.delete(plan);
  plan.textContent = words;
}

/* The HTML comes from Python's templates, which escape everything people wrote. What is equal stays as
   it is, so that focus, scroll and a screen reader's place stay too. */
const shown = new WeakMap();
const stale = new WeakSet(); // places where something had to be left standing

function setHtml(element, html) {
  if (shown.get(element) === html && !stale.has(element)) return;
  shown.set(element, html);
  stale.delete(element);
  element.addEventListener("focusout", tidyLater);
  const next = element.cloneNode();
  next.innerHTML = ownHtml(html);
  morphdom(element, next, { childrenOnly: true, onBeforeNodeDiscarded: (node) => isFree(node) || leave(element) });
}

/* A link that somebody has just reached must not vanish under the focus: it goes when the focus does. */
function isFree(node) {
  return !node.contains(document.activeElement);
}

function leave(element) {
  stale.add(element);
  return false;
}

/* The focus is still on its way; the link it came from may be gone only when it has arrived. */
function tidyLater({ currentTarget }) {
  setTimeout(() => stale.has(currentTarget) && setHtml(currentTarget, shown.get(currentTarget)));
}

function showSummary(element, html) {
  const open = [...element.querySelectorAll("details[open]")].map(({ dataset }) => dataset.details);
  setHtml(element, html);
  for (const details of element.querySelectorAll("details")) details.open = open.includes(details.dataset.details);
}
