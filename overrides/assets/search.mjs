/* The theme's scripts do the search. They and its index weigh more than a page, and most readers never
   search: they come when the search is opened. */

const opener = document.getElementById("__search");
const query = document.querySelector(".md-search__input");

function load() {
  opener.removeEventListener("change", load);
  query.removeEventListener("focus", load);
  document.body.append(document.importNode(document.querySelector("[data-search-scripts]").content, true));
}

opener.addEventListener("change", load);
query.addEventListener("focus", load);
