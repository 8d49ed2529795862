/* The plan builder on the page: joins the form, Python, the view and the person's actions. */

import { putAside, takeBack, takeDay, takeOut } from "./asides.mjs";
import { go } from "./changes.mjs";
import { answerOf } from "./dialogs.mjs";
import { Draft } from "./draft.mjs";
import { PLAN_FILE, download, pickFile, printsTagged } from "./files.mjs";
import { find } from "./found.mjs";
import { readAnswers, sameAnswers, writeAnswers } from "./form.mjs";
import { add, move, remove } from "./lists.mjs";
import { LOCKED_FILE, LOCKED_GROWTH, isLocked, lock, unlock } from "./locked.mjs";
import { copyText, keepPage, makeCalendar } from "./outputs.mjs";
import { choosePapersAs, chooseSecondOf, chosenPapers } from "./papers.mjs";
import { namesRow, rememberChoice, syncPickers } from "./pickers.mjs";
import { markedIn, predictAs, showCompared, toggleMark } from "./prediction.mjs";
import { number } from "./rows.mjs";
import { showForm } from "./shown.mjs";
import { Undo, wayOfKey } from "./undo.mjs";
import { show, showProblem } from "./view.mjs";

export class Builder {
  #checking = null;
  #changed = false;
  #places = {};
  #hidden = null;

  /** Takes over the builder that the page was served with; Python may come later. `renew` puts a
      builder that knows nothing in its place. */
  constructor(root, python, renew) {
    this.untouched = root.cloneNode(true);
    const served = this.untouched.querySelector("[data-form]");
    served.reset(); // a slow module comes when something has been typed
    this.root = root;
    this.python = python;
    this.renew = renew;
    this.form = root.querySelector("[data-form]");
    this.texts = JSON.parse(root.dataset.texts);
    this.problems = { ...JSON.parse(root.dataset.problems), not_started: this.texts.failed };
    this.beside = { invented: false, kind: this.#picked("kind"), history: "[]", put_aside: [], calendar_id: "" };
    root.querySelector("[data-untagged]").hidden = printsTagged();
    root.querySelectorAll("[data-list]").forEach((list) => number(list));
    syncPickers(this.form);
    this.blank = readAnswers(served);
    this.clean = [this.blank, this.beside.put_aside, this.beside.calendar_id];
    this.undo = new Undo(root, () => ({ answers: this.answers, ...this.beside }));
    this.draft = new Draft(root, { file: () => this.file, say: (words) => this.say(words), texts: this.texts });
    this.#listen();
    // What Python would say of the form as it was served came with the page.
    const isAsServed = this.isBlank && root.querySelector('input[name="kind"]:checked').defaultChecked;
    if (isAsServed) this.#show(JSON.parse(root.dataset.first));
    else this.update();
    python.ready.then(() => this.#joined(), () => this.#failed());
  }

  /** The form's answers now. */
  get answers() {
    return readAnswers(this.form);
  }

  /** What would be lost with the page. */
  get typed() {
    return [this.answers, this.beside.put_aside, this.beside.calendar_id];
  }

  /** Whether leaving the page would lose something. */
  get isUnsaved() {
    return !sameAnswers(this.typed, this.clean);
  }

  get isBlank() {
    return sameAnswers(this.answers, this.blank);
  }

  /** The plan as the text of a plan file, as it stands, unchecked: Python checks it when it is opened. */
  get file() {
    const { history, ...beside } = this.beside;
    const head = JSON.parse(this.root.dataset.fileHead);
    return JSON.stringify({ ...head, ...beside, history: JSON.parse(history), answers: this.answers });
  }

  /** Fills the form with a plan. */
  fill({ answers, ...beside }) {
    writeAnswers(this.form, answers);
    this.beside = beside;
    this.choose(beside.kind);
  }

  /** Makes the plan one of another kind; every answer stays. */
  choose(kind) {
    this.root.querySelector(`input[name="kind"][value="${kind}"]`).checked = true;
    this.beside.kind = kind;
    this.showPart(this.#picked("part"));
  }

  /** Shows a part of the plan, all of it when the kind does not have that part. */
  showPart(part) {
    const radio = this.root.querySelector(`input[name="part"][value="${part}"]`);
    const kinds = radio.closest("[data-kinds]")?.dataset.kinds.split(" ") ?? [this.beside.kind];
    const shown = kinds.includes(this.beside.kind) ? radio : this.root.querySelector('input[name="part"][value=""]');
    shown.checked = true;
    this.showForm();
    this.update();
  }

  /** Shows what of the form is asked now. */
  showForm() {
    showForm(this.root, { kind: this.beside.kind, part: this.#picked("part"), hidden: this.#hidden });
  }

  /** Takes over what was typed into the builder of another language. */
  inherit(previous) {
    for (const name of ["view", "copy", "part"]) {
      this.root.querySelector(`input[name="${name}"][value="${previous.#picked(name)}"]`).checked = true;
    }
    choosePapersAs(this.root, previous.root);
    if (previous.isBlank) this.choose(previous.beside.kind);
    else this.fill({ ...previous.beside, answers: previous.answers });
    this.clean = previous.isUnsaved ? previous.clean : this.typed;
    this.undo.inherit(previous.undo);
    this.draft.inherit(previous.draft);
    predictAs(this.root, previous.root);
    this.say(this.texts.switched);
  }

  /** Notes that a step was done in the form, and goes on with it. */
  changed() {
    this.undo.note();
    this.update();
  }

  /** Has Python check the form; input that comes meanwhile is checked once, when it has answered. */
  update() {
    this.draft.changed();
    this.#changed = true;
    if (this.root.dataset.state === "loading") showProblem(this.root, this.texts.plan_waiting);
    find(this.root, "[data-plan]").ariaBusy = "true";
    this.#checking ??= this.#check().finally(() => (this.#checking = null));
    return this.#checking;
  }

  /** Says something to the person, aloud too. */
  say(words) {
    find(this.root, "[data-notice]").textContent = words;
  }

  async #check() {
    while (this.#changed) {
      this.#changed = false;
      const sheet = this.sheet;
      const reply = await this.python.ask("check", { ...this.plan, ...sheet, pages: "../" });
      if (this.#changed) continue; // an answer to what is outdated is not worth showing
      if (reply.problem) this.#withdraw(reply.problem);
      else if (this.root.isConnected && sameAnswers(sheet, this.sheet)) this.#show(reply);
    }
    find(this.root, "[data-plan]").ariaBusy = "false";
  }

  #show(reply) {
    if (!sameAnswers(reply.hidden, this.#hidden && [...this.#hidden])) {
      this.#hidden = new Set(reply.hidden);
      this.showForm();
    }
    show(this.root, reply, this.texts);
  }

  /* A plan that is not the one asked for must not stay in view, nor come on paper. */
  #withdraw(problem) {
    showProblem(this.root, this.problems[problem]);
    if (problem !== "not_started") this.say(this.problems[problem]);
  }

  /** The plan as Python is asked about it. */
  get plan() {
    return { language: this.root.dataset.language, answers: this.answers, ...this.beside };
  }

  /** What is to be seen on the sheet. */
  get sheet() {
    return { copy: this.#picked("copy"), part: this.#picked("part"), ...chosenPapers(this.root) };
  }

  #picked(name) {
    return find(this.root, `[data-${name}-switch]`).querySelector(":checked").value;
  }

  #joined() {
    this.root.dataset.state = "ready";
    find(this.root, "[data-start]").textContent = this.texts.ready;
    this.update();
  }

  #failed() {
    this.#hidden = new Set();
    this.showForm();
    this.root.dataset.state = "failed";
    find(this.root, "[data-start]").textContent = this.texts.failed;
    this.update();
  }

  #listen() {
    this.form.addEventListener("input", ({ target }) => {
      rememberChoice(target);
      if (target.name === "second_language") chooseSecondOf(this.root, this.answers);
      if (namesRow(target)) syncPickers(this.form);
      this.undo.noteSoon();
      this.update();
    });
    this.form.addEventListener("change", () => this.undo.note());
    this.root.addEventListener("keydown", (event) => {
      const way = event.target.closest("dialog") ? 0 : wayOfKey(event);
      if (!way) return;
      event.preventDefault();
      go(this, way);
    });
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.root.addEventListener("click", ({ target }) => {
      const button = target.closest("[data-action]");
      if (button) this.#act(button.dataset.action, button);
      const link = target.closest('a[href^="#"]');
      if (link && document.getElementById(link.hash.slice(1))?.closest("[data-part][hidden]")) this.showPart("");
    });
    this.root.querySelector("[data-kind-switch]").addEventListener("change", ({ target }) => {
      this.choose(target.value);
      this.undo.note();
    });
    this.root.querySelector("[data-part-switch]").addEventListener("change", ({ target }) => {
      showProblem(this.root, this.texts.plan_waiting);
      this.showPart(target.value);
    });
    for (const name of ["[data-copy-switch]", "[data-paper-switch]", "[data-several]", "[data-second-switch]"]) {
      this.root.querySelector(name).addEventListener("change", () => {
        showProblem(this.root, this.texts.plan_waiting);
        this.update();
      });
    }
    this.root.querySelector("[data-view-switch]").addEventListener("change", ({ target }) => this.#turnTo(target.value));
  }

  /* On a phone, form and plan each keep their place. */
  #turnTo(view) {
    this.#places[view === "form" ? "plan" : "form"] = scrollY;
    if (view in this.#places) scrollTo(0, this.#places[view]);
    else this.root.querySelector(".builder__columns").scrollIntoView();
  }

  #act(action, button) {
    this.undo.note();
    if (action === "print") this.print();
    else if (action === "keep-page") keepPage(this);
    else if (action === "copy-text") copyText(this);
    else if (action === "save") this.save();
    else if (action === "save-locked") this.saveLocked();
    else if (action === "open") this.open();
    else if (action === "calendar") makeCalendar(this);
    else if (action === "clear") this.clear();
    else if (action === "next") this.next();
    else if (action === "put-aside") putAside(this, button.dataset);
    else if (action === "take-back") takeBack(this, button.dataset);
    else if (action === "take-out") takeOut(this, button.dataset);
    else if (action === "take-day") takeDay(this, button.dataset);
    else if (action === "mark") toggleMark(button);
    else if (action === "compare") this.compare();
    else if (action === "add-row") add(this, button);
    else if (action === "remove-row") remove(this, button);
    else if (action === "move-up" || action === "move-down") move(this, button, action === "move-up" ? -1 : 1);
    else if (action === "undo" || action === "redo") go(this, action === "undo" ? -1 : 1);
    else if (action === "open-draft") this.openDraft();
    else if (action === "wipe-draft") this.#wipeDraft();
  }

  /** Prints the plan as it stands; without Python, the form as a paper form. */
  async print() {
    if (this.root.dataset.state === "ready") await this.update();
    print();
  }

  /** Saves the plan to a file on the person's device. */
  save() {
    return this.#saveAs(PLAN_FILE, this.texts.saved, (made) => made);
  }

  /** Saves the plan to a file that only a passphrase opens. */
  saveLocked() {
    return this.#saveAs(LOCKED_FILE, this.texts.saved_locked, ({ file }) => lock(file, this.#dialog("lock"), this.problems));
  }

  async #saveAs(kind, words, finish) {
    const typed = this.typed;
    const made = await this.python.ask("save", this.plan);
    const reply = made.problem ? made : await finish(made);
    if (!reply) return this.say(this.texts.kept);
    if (reply.problem) return this.say(this.problems[reply.problem]);
    download(reply.file, kind);
    this.clean = typed;
    this.say(words.replace("{name}", kind.name));
  }

  /** Opens a file the person picks; a file that is no plan changes nothing. */
  async open() {
    const file = await pickFile(this.root.querySelector("[data-file]"));
    if (!file) return;
    if (file.size > Number(this.root.dataset.mostBytes) * LOCKED_GROWTH) return this.#refuse("too_large");
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (!isLocked(bytes)) return this.openText(new TextDecoder().decode(bytes));
    const reply = await unlock(bytes, this.#dialog("unlock"), this.problems);
    if (!reply) return this.say(this.texts.kept);
    if (reply.problem) return this.#refuse(reply.problem);
    await this.openText(reply.text);
  }

  /** Opens the text of a plan file, asking first when it would replace something typed. In a form where
      nothing was typed yet, the plan goes on as one of the kind chosen there, if that takes it over. */
  async openText(text) {
    const reply = await this.python.ask("open", { file: text, ...(this.isBlank && { into: this.beside.kind }) });
    if (reply.problem) return this.#refuse(reply.problem);
    if (this.isUnsaved && !(await this.#confirmed("replace"))) return this.say(this.texts.kept);
    this.#fillWith(reply, this.texts.opened);
  }

  /** Makes the plan's next version, for the follow-up meeting after it; the present one is its history. */
  async next() {
    if (this.isUnsaved && !(await this.#confirmed("next"))) return this.say(this.texts.kept);
    const reply = await this.python.ask("next", this.plan);
    if (reply.problem) return this.#refuse(reply.problem);
    this.#fillWith(reply, this.texts.next_begun);
    this.clean = [];
  }

  /** Goes on with the draft that is kept on this device; one that cannot be opened changes nothing. */
  async openDraft() {
    const reply = await this.python.ask("open", { file: this.draft.offered.file });
    if (reply.problem) return this.say(`${this.texts.draft_unusable} ${this.texts.kept}`);
    if (this.isUnsaved && !(await this.#confirmed("replace"))) return this.say(this.texts.kept);
    this.draft.resume();
    this.#fillWith(reply, this.texts.draft_opened);
    this.clean = [];
    this.root.querySelector("[data-device] summary").focus();
  }

  #wipeDraft() {
    this.draft.wipe();
    this.root.querySelector("[data-device] summary").focus();
  }

  #fillWith({ answers, invented, kind, history, put_aside, calendar_id }, words) {
    this.undo.note();
    chooseSecondOf(this.root, answers);
    this.fill({ answers, invented, kind, history, put_aside, calendar_id });
    this.undo.note(true);
    this.clean = this.typed;
    this.say(words);
  }

  /** Shows what the checks found beside what the person expected. */
  async compare() {
    const reply = await this.python.ask("compare", { ...this.plan, marked: markedIn(this.root) });
    if (reply.problem) this.say(this.problems[reply.problem]);
    else showCompared(this.root, reply.compared);
  }

  #refuse(problem) {
    this.say(`${this.problems[problem]} ${this.texts.kept}`);
  }

  /** Empties everything, when the person confirms: nothing of it stays in the page or in Python. */
  async clear() {
    if (await this.#confirmed("clear")) this.renew(this.texts.cleared);
  }

  #dialog(name) {
    return this.root.querySelector(`[data-dialog="${name}"]`);
  }

  async #confirmed(name) {
    return (await answerOf(this.#dialog(name), "no")) === "yes";
  }
}
