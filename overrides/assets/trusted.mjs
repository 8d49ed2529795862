/* The only place of our modules where text becomes markup or a program's address. Browsers with Trusted
   Types refuse all others. */

const keep = (text) => text;
const policy = globalThis.trustedTypes?.createPolicy("plan-builder", { createHTML: keep, createScriptURL: keep });

/** HTML from Python's templates, which escape everything people wrote, or of a page of this site. */
export function ownHtml(html) {
  return policy ? policy.createHTML(html) : html;
}

/** The address of the site's service worker. */
export function serviceWorkerAddress(address) {
  const { origin, pathname } = new URL(address);
  if (origin !== location.origin || !pathname.endsWith("/service-worker.js")) throw new TypeError("not ours");
  return policy ? policy.createScriptURL(address) : address;
}
