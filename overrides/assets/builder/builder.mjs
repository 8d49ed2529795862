/* The plan builder on the page: joins the form, Python, the view and the person's actions. */

import { FILE_NAME, download, pickFile, printsTagged } from "./files.mjs";
import { readAnswers, sameAnswers, writeAnswers } from "./form.mjs";
import { rememberChoice, syncPickers } from "./pickers.mjs";
import { addRow, moveRow, number, removeRow, rowTitle } from "./rows.mjs";
import { show, showProblem } from "./view.mjs";

export class Builder {
  #checking = null;
  #changed = false;
  #places = {};

  /** Takes over the builder that the page was served with; Python may come later. `renew` puts a
      builder that knows nothing in its place. */
  constructor(root, python, renew) {
    this.untouched = root.cloneNode(true);
    this.root = root;
    this.python = python;
    this.renew = renew;
    this.form = root.querySelector("[data-form]");
    this.texts = JSON.parse(root.dataset.texts);
    this.problems = { ...JSON.parse(root.dataset.problems), not_started: this.texts.failed };
    this.invented = false;
    root.querySelector("[data-untagged]").hidden = printsTagged();
    root.querySelectorAll("[data-list]").forEach((list) => number(list));
    syncPickers(this.form);
    this.blank = this.answers;
    this.clean = this.blank;
    this.#listen();
    const checked = this.update();
    python.ready.then(() => this.#joined(checked), () => this.#failed());
  }

  /** The form's answers now. */
  get answers() {
    return readAnswers(this.form);
  }

  /** Whether leaving the page would lose something. */
  get isUnsaved() {
    return !sameAnswers(this.answers, this.clean);
  }

  /** Fills the form with a plan. */
  fill(answers, invented) {
    writeAnswers(this.form, answers);
    this.invented = invented;
    this.update();
  }

  /** Takes over what was typed into the builder of another language. */
  inherit(previous) {
    for (const name of ["view", "copy"]) {
      this.root.querySelector(`input[name="${name}"][value="${previous.#picked(name)}"]`).checked = true;
    }
    if (!sameAnswers(previous.answers, previous.blank)) this.fill(previous.answers, previous.invented);
    this.clean = previous.isUnsaved ? previous.clean : this.answers;
    this.say(this.texts.switched);
  }

  /** Has Python check the form; input that comes meanwhile is checked once, when it has answered. */
  update() {
    this.#changed = true;
    this.root.querySelector("[data-plan]").ariaBusy = "true";
    this.#checking ??= this.#check().finally(() => (this.#checking = null));
    return this.#checking;
  }

  /** Says something to the person, aloud too. */
  say(words) {
    this.root.querySelector("[data-notice]").textContent = words;
  }

  async #check() {
    while (this.#changed) {
      this.#changed = false;
      const copy = this.#picked("copy");
      const reply = await this.python.ask("check", { ...this.#plan, copy, pages: "../" });
      if (this.#changed) continue; // an answer to what is outdated is not worth showing
      if (reply.problem) this.#withdraw(reply.problem);
      else if (this.root.isConnected && copy === this.#picked("copy")) show(this.root, reply, this.texts);
    }
    this.root.querySelector("[data-plan]").ariaBusy = "false";
  }

  /* A plan that is not the one asked for must not stay in view, nor come on paper. */
  #withdraw(problem) {
    showProblem(this.root, this.problems[problem]);
    if (problem !== "not_started") this.say(this.problems[problem]);
  }

  get #plan() {
    return { language: this.root.dataset.language, answers: this.answers, invented: this.invented };
  }

  #picked(name) {
    return this.root.querySelector(`input[name="${name}"]:checked`).value;
  }

  async #joined(checked) {
    await checked;
    this.root.dataset.state = "ready";
    this.root.querySelector("[data-start]").textContent = this.texts.ready;
  }

  #failed() {
    this.root.dataset.state = "failed";
    this.root.querySelector("[data-start]").textContent = this.texts.failed;
  }

  #listen() {
    this.form.addEventListener("input", ({ target }) => {
      rememberChoice(target);
      if (target.closest("[data-list]") && target.type === "text") syncPickers(this.form);
      this.update();
    });
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.root.addEventListener("click", ({ target }) => {
      const button = target.closest("[data-action]");
      if (button) this.#act(button.dataset.action, button);
    });
    this.root.querySelector("[data-copy-switch]").addEventListener("change", () => {
      showProblem(this.root, this.texts.plan_waiting);
      this.update();
    });
    this.root.querySelector("[data-view-switch]").addEventListener("change", ({ target }) => this.#turnTo(target.value));
  }

  /* On a phone, form and plan each keep their place. */
  #turnTo(view) {
    this.#places[view === "form" ? "plan" : "form"] = scrollY;
    if (view in this.#places) scrollTo(0, this.#places[view]);
    else this.root.querySelector(".builder__columns").scrollIntoView();
  }

  #act(action, button) {
    const row = button.closest("[data-row]");
    if (action === "print") this.print();
    else if (action === "save") this.save();
    else if (action === "open") this.open();
    else if (action === "clear") this.clear();
    else if (action === "add-row") this.#add(button.closest("[data-list]"));
    else if (action === "remove-row") this.#remove(row);
    else this.#moved(row, moveRow(row, action === "move-up" ? -1 : 1), button);
    if (row || action === "add-row") this.#rowsChanged();
  }

  #rowsChanged() {
    syncPickers(this.form);
    this.update();
  }

  #add(list) {
    if (list.querySelectorAll("[data-row]").length >= Number(this.root.dataset.mostRows)) {
      this.say(this.problems.too_long);
      return;
    }
    const row = addRow(list);
    row.querySelector("input, select, textarea").focus();
    this.say(this.texts.added.replace("{row}", rowTitle(row)));
  }

  #remove(row) {
    this.say(this.texts.removed.replace("{row}", rowTitle(row)));
    removeRow(row, this.texts, (back) => this.#cameBack(back));
  }

  #cameBack(row) {
    this.#rowsChanged();
    row.focus();
    this.say(this.texts.undone);
  }

  #moved(row, wasMoved, button) {
    button.focus();
    if (wasMoved) this.say(this.texts.moved.replace("{row}", rowTitle(row)));
  }

  /** Prints the plan as it stands; without Python, the form as a paper form. */
  async print() {
    if (this.root.dataset.state === "ready") await this.update();
    print();
  }

  /** Saves the plan to a file on the person's device. */
  async save() {
    const answers = this.answers;
    const reply = await this.python.ask("save", this.#plan);
    if (reply.problem) return this.say(this.problems[reply.problem]);
    download(reply.file);
    this.clean = answers;
    this.say(this.texts.saved.replace("{name}", FILE_NAME));
  }

  /** Opens a file the person picks; a file that is no plan changes nothing. */
  async open() {
    const file = await pickFile(this.root.querySelector("[data-file]"));
    if (!file) return;
    if (file.size > Number(this.root.dataset.mostBytes)) return this.#refuse("too_large");
    await this.openText(await file.text());
  }

  /** Opens the text of a plan file, asking first when it would replace something typed. */
  async openText(text) {
    const reply = await this.python.ask("open", { file: text });
    if (reply.problem) return this.#refuse(reply.problem);
    if (this.isUnsaved && !(await this.#confirmed("replace"))) return this.say(this.texts.kept);
    this.fill(reply.answers, reply.invented);
    this.clean = this.answers;
    this.say(this.texts.opened);
  }

  #refuse(problem) {
    this.say(`${this.problems[problem]} ${this.texts.kept}`);
  }

  /** Empties everything, when the person confirms: nothing of it stays in the page or in Python. */
  async clear() {
    if (await this.#confirmed("clear")) this.renew();
  }

  #confirmed(name) {
    const dialog = this.root.querySelector(`[data-dialog="${name}"]`);
    dialog.returnValue = "no";
    dialog.showModal();
    return new Promise((resolve) => {
      dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
    });
  }
}
