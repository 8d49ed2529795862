/* The dialogs that ask for a passphrase. */

const SHORTEST = 12;
const GROUPS = 5;

/** Shows a dialog until `use` has made something of the passphrase, and resolves with that; with nothing
    when the person gives up. A `problem` that `use` meets is told in the dialog, which stays. */
export function askPassphrase(original, problems, use) {
  if (original.open) return Promise.resolve(); // a button pressed twice asks once
  const dialog = original.cloneNode(true);
  original.replaceWith(dialog); // goes with all that was typed into it, so that nothing can be undone into view
  const asked = new Asked(dialog, problems, use);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.replaceWith(original);
      resolve(asked.outcome);
    }, { once: true });
  });
}

class Asked {
  #isWorking = false;

  constructor(dialog, problems, use) {
    this.dialog = dialog;
    this.problems = problems;
    this.use = use;
    this.fields = [...dialog.querySelectorAll("[data-passphrase]")];
    this.isShown = dialog.querySelector("[data-show]");
    this.isShown.addEventListener("change", () => this.#show());
    dialog.querySelector("[data-cancel]").addEventListener("click", () => dialog.close());
    dialog.querySelector("[data-suggest]")?.addEventListener("click", () => this.#suggest());
    dialog.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!this.#isWorking) this.#try();
    });
  }

  #show() {
    for (const field of this.fields) field.type = this.isShown.checked ? "text" : "password";
  }

  #suggest() {
    const passphrase = randomDigits();
    for (const field of this.fields) field.value = passphrase;
    this.isShown.checked = true;
    this.#show();
    this.#tell(this.dialog.dataset.suggested);
  }

  async #try() {
    const [passphrase, again] = this.fields.map(({ value }) => plain(value));
    if (!passphrase) return this.#refuse(0, "passphrase_missing");
    if (again !== undefined && passphrase.length < SHORTEST) return this.#refuse(0, "passphrase_short");
    if (again !== undefined && passphrase !== again) return this.#refuse(1, "passphrase_differs");
    this.#tell(this.dialog.dataset.working);
    this.#isWorking = true;
    const reply = await this.use(passphrase);
    this.#isWorking = false;
    if (!this.dialog.open) return; // given up meanwhile
    if (reply.problem) return this.#refuse(0, reply.problem);
    this.outcome = reply;
    this.dialog.close();
  }

  #refuse(index, problem) {
    this.#tell(this.problems[problem], this.fields[index]);
    this.fields[index].select();
  }

  #tell(words, wrong) {
    for (const field of this.fields) field.ariaInvalid = String(field === wrong);
    this.dialog.querySelector("[data-message]").textContent = words;
  }
}

/* The same letter can be written in two ways, and phones add spaces. */
function plain(typed) {
  return typed.normalize("NFC").trim();
}

/* Digits are on every keyboard, in every language: 66 bits that are easy to write down. */
function randomDigits() {
  const numbers = [...crypto.getRandomValues(new Uint32Array(GROUPS))];
  return numbers.map((number) => String(number % 10_000).padStart(4, "0")).join(" ");
}
