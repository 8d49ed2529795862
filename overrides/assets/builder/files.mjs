/* The plan as a file on the person's own device. */

export const FILE_NAME = "muistio.json";

/** Hands a text to the person as a download. */
export function download(text) {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = Object.assign(document.createElement("a"), { href: address, download: FILE_NAME });
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
