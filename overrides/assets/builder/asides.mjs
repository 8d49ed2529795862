/* What a person does with what the check tells: put a finding aside, take it back, take the words out that it is
   about, take a day that is proposed. */

import { answerOf } from "./dialogs.mjs";
import { syncPickers } from "./pickers.mjs";

/** Puts a finding aside, when the person says why. */
export async function putAside(builder, { of, place }) {
  const reason = builder.root.querySelector("[data-reason]");
  reason.value = "";
  if ((await answerOf(builder.root.querySelector('[data-dialog="aside"]'), "no")) !== "yes") return;
  keep(builder, [...builder.beside.put_aside, { rule: of, place, reason: reason.value.toWellFormed() }]);
  builder.say(builder.texts.aside_done);
}

/** Takes a finding back that was put aside. */
export function takeBack(builder, { of, place }) {
  keep(builder, builder.beside.put_aside.filter((each) => each.rule !== of || each.place !== place));
  builder.say(builder.texts.aside_back);
}

/** Takes a few words out of an answer. */
export function takeOut(builder, { place, text }) {
  const control = builder.form.elements[place];
  control.value = control.value.replaceAll(text, "").trim();
  control.focus();
  syncPickers(builder.form);
  builder.changed();
  builder.say(builder.texts.taken_out);
}

/** Answers a question with a day that was proposed. */
export function takeDay(builder, { place, day }) {
  builder.form.elements[place].value = day;
  builder.changed();
  builder.say(builder.texts.day_taken);
}

/* What is pressed in the summary goes from there; its title keeps the person's place. */
function keep(builder, putAside) {
  const summary = builder.root.querySelector("[data-summary]");
  builder.beside.put_aside = putAside;
  if (summary.contains(document.activeElement)) summary.querySelector("h2").focus({ preventScroll: true });
  builder.changed();
}
