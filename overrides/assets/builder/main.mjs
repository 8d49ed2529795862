/* Starts the plan builder when its page opens. */

import { onDraftElsewhere } from "../drafts.mjs";
import { keepOffline, showOffline } from "../offline.mjs";
import { Builder } from "./builder.mjs";
import { watchIdle } from "./idle.mjs";
import { followLanguageLinks } from "./language.mjs";
import { Python, firstPython } from "./python.mjs";

let python = firstPython;
let builder = open();
python.ready.then(keepOffline, () => {}); // not before: what it fetches would slow the start

function open() {
  return new Builder(document.querySelector('[data-module="plan-builder"]'), python, renew);
}

/* A page and a Python that have seen nothing; typing cannot be undone into view again. The device stays shared. */
function renew(words) {
  const { isShared } = builder.draft;
  for (const dialog of builder.root.querySelectorAll("dialog[open]")) dialog.close(); // what waits for an answer ends
  builder.draft.wipe();
  python.stop();
  python = new Python();
  builder.root.replaceWith(builder.untouched);
  builder = open();
  builder.draft.isShared = isShared;
  builder.root.querySelector('[data-action="clear"]').focus();
  builder.say(words);
}

addEventListener("beforeunload", (event) => {
  if (builder.isUnsaved) event.preventDefault();
});

/* Who presses Back on the same device must not see what was typed. */
addEventListener("pagehide", () => {
  builder.draft.write();
  python.stop();
  document.body.replaceChildren();
});
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) location.reload();
});

followLanguageLinks((arrive) => {
  const previous = builder;
  arrive();
  builder = open();
  builder.inherit(previous);
  showOffline();
}, () => builder.say(builder.problems.failed));

document.addEventListener("visibilitychange", () => document.hidden && builder.draft.write()); // phones end hidden tabs
onDraftElsewhere(() => builder.draft.yield());
watchIdle(() => builder, renew);

openExample();

/* An invented family's plan, named in the address by a page or a teacher. */
async function openExample() {
  const name = new URLSearchParams(location.search).get("example");
  if (!/^[a-z]+$/.test(name ?? "")) return;
  const response = await fetch(`${builder.root.dataset.examples}${name}.json`);
  const text = response.ok ? await response.text() : "";
  await python.ready.catch(() => {});
  if (text) await builder.openText(text);
}
