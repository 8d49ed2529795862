/* The draft of the plan on this device: kept only when the person asks, for as long as they say. */

import { readDraft, wipeDraft, writeDraft } from "../drafts.mjs";

const DAY = 24 * 60 * 60 * 1000;
const LASTS = { tab: Infinity, day: DAY, weeks: 14 * DAY };
const PAUSE = 500; // ms after the last change

export class Draft {
  #kept = null; // mode and until, while every change is written
  #soon;

  /** Takes over the page's choices about the device. A draft that is there already is offered, not shown.
      `file` gives the plan as the text of a plan file, `say` tells the person something. */
  constructor(root, { file, say, texts }) {
    this.root = root;
    this.file = file;
    this.say = say;
    this.texts = texts;
    this.offered = readDraft();
    this.#choices.forEach((radio) => radio.addEventListener("change", () => this.#choose(radio.value)));
    this.#sharing.addEventListener("change", () => this.#restrict());
    this.#show();
  }

  get isOn() {
    return this.#kept !== null;
  }

  get isShared() {
    return this.#sharing.checked;
  }

  set isShared(isShared) {
    this.#sharing.checked = isShared;
    this.#restrict();
  }

  /** Goes on as the draft of another language's page did. */
  inherit(previous) {
    this.isShared = previous.isShared;
    this.#kept = previous.#kept;
    if (this.isOn) this.offered = null;
    this.#show();
    this.changed();
  }

  /** Goes on with the draft that was offered, which is in the form now. */
  resume() {
    const { mode, until } = this.offered;
    this.offered = null;
    this.#kept = { mode, until };
    this.#restrict();
    this.#show();
  }

  /** Has a change written, soon. */
  changed() {
    clearTimeout(this.#soon);
    if (this.isOn) this.#soon = setTimeout(() => this.write(), PAUSE);
  }

  /** Writes now what is in the form, if a draft is kept. */
  write() {
    clearTimeout(this.#soon);
    if (!this.isOn) return;
    if (this.#kept.until <= Date.now()) this.#end(this.texts.draft_over);
    else if (!writeDraft({ ...this.#kept, file: this.file() })) this.#end(this.texts.draft_refused);
  }

  /** Leaves no draft on the device, neither a kept one nor one that is offered. */
  wipe() {
    this.#end(this.texts.draft_wiped);
  }

  /** Keeps no draft any more, because another tab does or has wiped it. */
  yield() {
    this.offered &&= readDraft();
    if (this.isOn) this.#stop(this.texts.draft_elsewhere);
    else this.#show();
  }

  #choose(mode) {
    if (!mode) return this.wipe();
    wipeDraft();
    this.#kept = { mode, until: Date.now() + LASTS[mode] };
    this.say(this.texts.draft_begun);
    this.write();
    this.#show();
  }

  #end(words) {
    wipeDraft();
    this.offered = null;
    this.#stop(words);
  }

  #stop(words) {
    clearTimeout(this.#soon);
    this.#kept = null;
    this.say(words);
    this.#show();
  }

  /* On a shared device nothing outlasts the tab. */
  #restrict() {
    for (const radio of this.#choices) radio.disabled = this.isShared && Number.isFinite(LASTS[radio.value]);
    if (this.isShared && Number.isFinite(this.#kept?.until)) this.wipe();
  }

  #show() {
    const mode = this.#kept?.mode ?? "";
    for (const radio of this.#choices) radio.checked = radio.value === mode;
    this.root.querySelector("[data-draft-state]").textContent = this.isOn ? this.#words(this.#kept) : this.texts.draft_off;
    this.root.querySelector("[data-draft-wipe]").hidden = !this.isOn;
    this.root.querySelector("[data-draft-switch]").hidden = Boolean(this.offered);
    this.root.querySelector("[data-draft-offer]").hidden = !this.offered;
    if (this.offered) this.root.querySelector("[data-draft-offered]").textContent = this.#words(this.offered);
  }

  #words({ until }) {
    if (until === Infinity) return this.texts.draft_tab;
    const date = new Intl.DateTimeFormat(new Intl.Locale(this.root.dataset.language, { region: "FI" }), { dateStyle: "long", timeStyle: "short", numberingSystem: "latn" });
    return this.texts.draft_until.replace("{date}", date.format(until));
  }

  get #choices() {
    return this.root.querySelectorAll('input[name="draft"]');
  }

  get #sharing() {
    return this.root.querySelector("[data-shared]");
  }
}
