/* What a person does with a finding: put it aside, take it back, take the words out that it is about. */

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

function keep(builder, putAside) {
  builder.beside.put_aside = putAside;
  builder.changed();
}
