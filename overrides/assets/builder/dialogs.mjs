/* Questions to the person, in the page's own dialogs. */

/** Opens a dialog and resolves with the answer; `otherwise` is the answer of who closes it without one. */
export function answerOf(dialog, otherwise) {
  if (dialog.open) return Promise.resolve(otherwise); // a button pressed twice asks once
  dialog.returnValue = otherwise;
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue), { once: true });
  });
}
