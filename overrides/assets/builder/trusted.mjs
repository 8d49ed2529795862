/* The only place of the builder where text becomes markup. Browsers with Trusted Types refuse all others. */

const policy = globalThis.trustedTypes?.createPolicy("plan-builder", { createHTML: (html) => html });

/** HTML from Python's templates, which escape everything people wrote, or of a page of this site. */
export function ownHtml(html) {
  return policy ? policy.createHTML(html) : html;
}
