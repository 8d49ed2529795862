/* The plan, and its days, as files on the person's own device. */

export const PLAN_FILE = { name: "muistio.json", type: "application/json" };
export const PAGE_FILE = { name: "muistio.html", type: "text/html" };
export const CALENDAR_FILE = { name: "muistio.ics", type: "text/calendar" };
export const TEXT_FILE = { name: "muistio.txt", type: "text/plain" };

/** Puts a text where the person can paste it from, and tells whether the browser let it. */
export function copied(text) {
  return (navigator.clipboard?.writeText(text) ?? Promise.reject()).then(() => true, () => false);
}

/** Hands a text to the person as a download. */
export function download(text, { name, type }) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}

/** Tells whether a print from this browser keeps headings and languages: only Chromium's PDF files do. */
export function printsTagged() {
  return navigator.userAgentData?.brands.some(({ brand }) => brand === "Chromium") ?? false;
}

/** Lets the person pick a file; resolves with it, or with nothing. */
export function pickFile(input) {
  input.value = "";
  return new Promise((resolve) => {
    input.addEventListener("change", () => resolve(input.files[0]), { once: true });
    input.addEventListener("cancel", () => resolve(undefined), { once: true });
    input.click();
  });
}
