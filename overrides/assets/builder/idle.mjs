/* Asks whether somebody is still there when nobody has touched the page for long, and on a device marked as
   shared clears everything when nobody answers. The clock decides, not the timers: those sleep with the tab. */

import { answerOf } from "./dialogs.mjs";

const MINUTE = 60_000;
const LOOK = 5_000;
const TOLD = 30_000; // how often the time that is left is told, aloud too
const SIGNS = ["pointerdown", "pointermove", "keydown", "input", "scroll"];

/** Watches over the page. `current` gives the builder in it, `clear` puts an empty one there and says why. */
export function watchIdle(current, clear) {
  let touched = Date.now();
  const isAsking = () => dialogOf(current()).open;

  const ask = async (builder) => {
    const answer = await answerOf(dialogOf(builder), "stay");
    touched = Date.now();
    if (answer === "save") await builder.save();
    if (answer === "clear" || (answer === "save" && !builder.isUnsaved)) clear(builder.texts.cleared);
  };

  const look = () => {
    const builder = current();
    const { idleMinutes, graceMinutes } = builder.root.dataset;
    const left = touched + (Number(idleMinutes) + Number(graceMinutes)) * MINUTE - Date.now();
    if (left > graceMinutes * MINUTE || !(isAsking() || isAtStake(builder))) return;
    if (left <= 0 && builder.draft.isShared) return clear(builder.texts.idle_cleared);
    if (!isAsking()) ask(builder);
    tell(builder, left);
  };

  const touch = () => (touched = Date.now());
  for (const sign of SIGNS) addEventListener(sign, touch, { capture: true, passive: true });
  document.addEventListener("visibilitychange", look);
  setInterval(look, LOOK);
}

function dialogOf({ root }) {
  return root.querySelector('[data-dialog="idle"]');
}

/* On a shared device what was saved is to be seen by the next person too. */
function isAtStake({ root, draft, isBlank, isUnsaved }) {
  if (!root.querySelector("[data-reminder]").checked) return false;
  return draft.isShared ? !isBlank : isUnsaved && !draft.isOn;
}

function tell({ root, texts, draft }, left) {
  const seconds = (Math.ceil(left / TOLD) * TOLD) / 1000;
  const words = draft.isShared ? texts.idle_left.replace("{seconds}", seconds) : texts.idle_unsaved;
  const place = root.querySelector("[data-idle-words]");
  if (place.textContent !== words) place.textContent = words;
}
