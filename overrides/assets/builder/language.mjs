/* Changes the page's language without leaving it: what was typed lives only in this page. */

import { ownHtml } from "../trusted.mjs";

/** Calls `onSwitch` with the new page in place each time the person picks another language, or
    `onFailure` when that page cannot be had. */
export function followLanguageLinks(onSwitch, onFailure) {
  fixAddresses();
  let shown = location.pathname;
  const show = async (address, arrive) => {
    const page = await fetchPage(address).catch(() => null);
    if (!page) return onFailure();
    onSwitch(() => putInPlace(page, arrive));
    shown = location.pathname;
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-language-link]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    show(link.href, () => history.pushState(null, "", link.href));
  });
  addEventListener("popstate", () => {
    if (location.pathname !== shown) show(location.href, () => {});
  });
}

/* The head stays when the page's address changes, so what it links to must not depend on that. */
function fixAddresses() {
  for (const link of document.head.querySelectorAll("link[href]")) link.href = link.href;
}

async function fetchPage(address) {
  const response = await fetch(address);
  return response.ok ? new DOMParser().parseFromString(ownHtml(await response.text()), "text/html") : null;
}

function putInPlace(page, arrive) {
  arrive();
  document.documentElement.lang = page.documentElement.lang;
  document.body.dir = page.body.dir;
  document.title = page.title;
  document.body.replaceChildren(...page.body.childNodes);
  document.querySelector(".languages summary").focus();
}
