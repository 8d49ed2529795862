/* Shows what Python found: the plan, the summary, the findings at their fields, the progress. */

/** Puts a reply to "check" on the page, touching only what changed. */
export function show(root, reply, texts) {
  setHtml(root.querySelector("[data-plan]"), reply.plan);
  showSummary(root.querySelector("[data-summary]"), reply.summary);
  for (const place of root.querySelectorAll("[data-findings]")) {
    setHtml(place, reply.findings[place.dataset.findings] ?? "");
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

/* The HTML comes from Python's templates, which escape everything people wrote. */
const shown = new WeakMap();
const waiting = new WeakMap();

function setHtml(element, html) {
  if (waiting.has(element)) waiting.set(element, html);
  else if ((shown.get(element) ?? "") !== html) replaceHtml(element, html);
}

function replaceHtml(element, html) {
  if (element !== document.activeElement && element.contains(document.activeElement)) {
    whenLeft(element, html);
    return;
  }
  shown.set(element, html);
  element.innerHTML = html;
}

/* A link that somebody has just reached must not vanish under the focus: the change waits. */
function whenLeft(element, html) {
  waiting.set(element, html);
  element.addEventListener("focusout", function left({ relatedTarget }) {
    if (element.contains(relatedTarget)) return;
    element.removeEventListener("focusout", left);
    const latest = waiting.get(element);
    waiting.delete(element);
    setHtml(element, latest);
  });
}

function showSummary(element, html) {
  const wasOpen = element.querySelector("details")?.open ?? false;
  setHtml(element, html);
  const details = element.querySelector("details");
  if (details) details.open = wasOpen;
}
