/* Starts the plan builder when its page opens. */

import { onDraftElsewhere } from "../drafts.mjs";
import { onLeave } from "../leave.mjs";
import { keepOffline, showOffline } from "../offline.mjs";
import { Builder } from "./builder.mjs";
import { watchIdle } from "./idle.mjs";
import { followLanguageLinks } from "./language.mjs";
import { holdBack, offerMarks } from "./prediction.mjs";
import { Python, firstPython } from "./python.mjs";
import { countAnew, showRequests } from "./requests.mjs";

let python = firstPython;
let builder = open();
python.ready.then(keepOffline, () => {}); // not before: what it fetches would slow the start

function open() {
  return new Builder(document.querySelector('[data-module="plan-builder"]'), python, renew);
}

/* A page that has seen nothing; typing cannot be undone into view again. */
function forget() {
  for (const dialog of builder.root.querySelectorAll("dialog[open]")) dialog.close(); // what waits for an answer ends
  builder.draft.wipe();
  builder.root.replaceWith(builder.untouched);
  countAnew();
  builder = open();
}

/* Such a page, and such a Python. The device stays shared. */
function renew(words) {
  const { isShared } = builder.draft;
  python.stop();
  python = new Python();
  forget();
  builder.draft.isShared = isShared;
  builder.root.querySelector('[data-action="clear"]').focus();
  builder.say(words);
}

onLeave(() => {
  python.stop();
  forget();
});

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
  showRequests();
}, () => builder.say(builder.problems.failed));

document.addEventListener("visibilitychange", () => document.hidden && builder.draft.write()); // phones end hidden tabs
onDraftElsewhere(() => builder.draft.yield());
watchIdle(() => builder, renew);

openExample();

/* An invented family's plan, named in the address by a page or a teacher; with `predict` its findings are
   held back until somebody has said what they expect. */
async function openExample() {
  const asked = new URLSearchParams(location.search);
  const name = asked.get("example");
  if (!/^[a-z]+$/.test(name ?? "")) return;
  const predicts = asked.has("predict");
  if (predicts) holdBack(builder.root);
  const response = await fetch(`${builder.root.dataset.examples}${name}.json`);
  const text = response.ok ? await response.text() : "";
  await python.ready.catch(() => {});
  if (text) await builder.openText(text);
  if (predicts) offerMarks(builder.root);
}
