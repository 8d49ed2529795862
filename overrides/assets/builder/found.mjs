/* Parts of the builder that stay as long as it does are looked for once: a form of hundreds of rows takes long to search. */

const found = new WeakMap();

/** Returns the one element of a builder that a selector names. */
export function find(root, selector) {
  const parts = found.get(root) ?? new Map();
  found.set(root, parts);
  if (!parts.has(selector)) parts.set(selector, root.querySelector(selector));
  return parts.get(selector);
}
