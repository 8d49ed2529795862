/* The way back and forth through everything done in the form, one step at a time. */

const MOST_STEPS = 100;
const PAUSE = 1000; // ms without a key that end a burst of typing

export class Undo {
  #steps = [{ state: "", isWhole: false }];
  #at = 0;
  #soon;

  /** Begins at the state that `read` gives now. States are kept as texts: small, and nobody changes them. */
  constructor(root, read) {
    this.root = root;
    this.read = () => JSON.stringify(read());
    this.settle();
  }

  /** Goes on where the form of another language was. */
  inherit(previous) {
    previous.note();
    this.#steps = previous.#steps;
    this.#at = previous.#at;
    this.settle();
  }

  /** Takes what is in the form now for the present state, not for a step that somebody did. */
  settle() {
    this.#steps[this.#at].state = this.read();
    this.#show();
  }

  /** Notes what was done since the last step as a step, if anything was. A whole step is another plan. */
  note(isWhole = false) {
    clearTimeout(this.#soon);
    this.#soon = undefined;
    const state = this.read();
    if (state !== this.#steps[this.#at].state) {
      this.#steps.splice(this.#at + 1, Infinity, { state, isWhole });
      if (this.#steps.length > MOST_STEPS) this.#steps.shift();
      this.#at = this.#steps.length - 1;
      for (const note of this.root.querySelectorAll("[data-removed]")) note.remove(); // it offers to undo the last step
    }
    this.#show();
  }

  /** Notes a burst of typing when it ends; what it costs is not to be felt at each key. */
  noteSoon() {
    clearTimeout(this.#soon);
    this.#soon = setTimeout(() => this.note(), PAUSE);
    this.#show();
  }

  /** Goes one step back (-1) or forth (1); returns the states `before` and `after`, and whether the step
      is whole; nothing when there is no step. */
  go(by) {
    this.note();
    const step = this.#steps[by < 0 ? this.#at : this.#at + 1];
    const [before, after] = [this.#steps[this.#at], this.#steps[this.#at + by]];
    if (!after) return null;
    this.#at += by;
    return { before: JSON.parse(before.state), after: JSON.parse(after.state), isWhole: step.isWhole };
  }

  #show() {
    const has = { undo: this.#at > 0 || this.#soon !== undefined, redo: this.#at < this.#steps.length - 1 };
    for (const [action, isThere] of Object.entries(has)) {
      this.root.querySelector(`.builder__bar [data-action="${action}"]`).ariaDisabled = String(!isThere);
    }
  }
}

/** Returns the way that a key press asks to go: back (-1), forth (1) or none (0). */
export function wayOfKey({ key, code, ctrlKey, metaKey, shiftKey, altKey, isComposing }) {
  if (ctrlKey === metaKey || altKey || isComposing) return 0;
  const letter = /^[a-z]$/i.test(key) ? key.toLowerCase() : code.replace("Key", "").toLowerCase(); // Arabic keys have no z
  if (letter === "z") return shiftKey ? 1 : -1;
  return letter === "y" && !shiftKey ? 1 : 0;
}
