/* What a plan becomes besides its own file: a page to keep, a text to paste, a calendar. */

import { CALENDAR_FILE, PAGE_FILE, TEXT_FILE, copied, download } from "./files.mjs";

/** Saves the papers that are shown, as a page that needs neither this site nor a network. */
export async function keepPage(builder) {
  const { file } = await made(builder, "page", builder.sheet);
  if (file) hand(builder, file, PAGE_FILE, builder.texts.page_kept);
}

/** Copies the plan as plain text in the order of a client plan; a browser that does not let it gets a file. */
export async function copyText(builder) {
  const { file } = await made(builder, "text", { copy: builder.sheet.copy });
  if (!file) return;
  if (await copied(file)) builder.say(builder.texts.text_copied);
  else hand(builder, file, TEXT_FILE, builder.texts.text_made);
}

/** Makes a calendar file of the plan's days. The plan keeps the calendar's id, so that a later file
    changes the entries of this one and adds none twice. */
export async function makeCalendar(builder) {
  const { beside } = builder;
  const calendar_id = beside.calendar_id || newId();
  const given = { calendar_id, copy: builder.sheet.copy, made: new Date().toISOString() };
  const { file } = await made(builder, "calendar", given);
  if (!file) return;
  builder.undo.note();
  beside.calendar_id = calendar_id;
  builder.undo.settle();
  builder.draft.changed();
  hand(builder, file, CALENDAR_FILE, builder.texts.calendar_made);
}

/* Python's reply; a problem is told. */
async function made(builder, task, given) {
  const reply = await builder.python.ask(task, { ...builder.plan, ...given });
  if (reply.problem) builder.say(builder.problems[reply.problem]);
  return reply;
}

function hand(builder, file, kind, words) {
  download(file, kind);
  builder.say(words.replace("{name}", kind.name));
}

/* An id that no other plan has; also where `crypto.randomUUID` is missing, on a page without TLS. */
function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
