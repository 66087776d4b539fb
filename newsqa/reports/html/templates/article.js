// One article in full, with all that was found and read in it: #article/ID, #article/ID/NQ203, #article/ID/NQ203/1437.
// It takes the place of the page until its reader goes back.

const view = document.getElementById("article"), off = new Set(["name"]), covering = new WeakMap();
const ORDER = ["finding", "date", "name", "attribution"];  // in a note
let left = null, open_one = null, tip = null, noted = null;  // noted: the mark that has the note

// Addresses

// Whether the page holds the article of a finding in full.
function is_held(article) { return Boolean(data.articles.text) && data.articles.text[article] >= 0; }

function article_address(article, rule, start) {
  const a = data.articles, id = a.id[article] || "";
  const path = ["#article", id, ...(rule ? [rule, ...(start >= 0 ? [start] : [])] : [])].map(encodeURIComponent);
  path[0] = "#article";
  const repeated = a.id.indexOf(id) !== a.id.lastIndexOf(id);
  const which = { file: text_of("file", a.file, article), ...(a.row[article] === null ? {} : { row: a.row[article] }) };
  return path.join("/") + (repeated ? "?" + new URLSearchParams(which) : "");
}

// What an address asks for: the number of the article, -1 where the page has none such, a rule and a place.
function asked_article(hash) {
  if (!hash.startsWith("#article/")) return null;
  const [path, query] = hash.slice(1).split("?", 2), [, id, rule, start] = path.split("/").map(decoded);
  const which = new URLSearchParams(query || ""), a = data.articles;
  const fits = a.id.flatMap(function (one, at) {
    if ((one || "") !== id || (which.has("file") && which.get("file") !== text_of("file", a.file, at))) return [];
    return which.has("row") && which.get("row") !== String(a.row[at]) ? [] : [at];
  });
  const held = fits.find(is_held);
  return { id: id, article: held === undefined ? -1 : held, rule: rule || "", start: start || "" };
}

// Going there and back

// Whether the address is that of an article, which is then shown, or that of the list as it was left.
function read_article_address(event) {
  const to = asked_article(location.hash);
  if (to) {
    if (!open_one) leave_list(event);
    show_article(to);
    return true;
  }
  return Boolean(open_one) && return_to_list();
}

function leave_list(event) {
  const link = document.activeElement.closest("#list > li") ? document.activeElement : null;
  const hash = event ? new URL(event.oldURL).hash : "";
  left = { hash: hash, drawn: Boolean(event), y: scrollY, link: link, top: link && link.getBoundingClientRect().top };
  document.documentElement.dataset.view = "article";
  view.hidden = false;
}

function return_to_list() {
  open_one = null;
  view.hidden = true;
  view.replaceChildren();
  delete document.documentElement.dataset.view;
  if (!left.drawn) draw();
  if (!left.drawn || (location.hash || "#findings") !== (left.hash || "#findings")) return false;
  scrollTo(0, left.y);
  if (left.link) {
    left.link.focus({ preventScroll: true });
    scrollBy(0, left.link.getBoundingClientRect().top - left.top);
  }
  return true;
}

// Not by going to the address: the browser would look for a place of that name, and scroll there.
function go_back() {
  history.pushState(null, "", left.hash || "#findings");
  read_address();
}

async function show_article(to) {
  if (to.article >= 0 && open_one && open_one.article === to.article) {
    open_one.to = to;
    if (open_one.annotations) go_to(to);
    return;
  }
  const here = { article: to.article, to: to, annotations: null, at: null };  // at: the finding where the reader is
  open_one = here;
  scrollTo(0, 0);
  if (to.article < 0) return not_here(to);
  view.replaceChildren(way_back(), element("p", "", "Opening the article …"));
  try {
    await inflate_texts();
  } catch (error) {
    view.lastChild.textContent = "The articles could not be opened (" + error + "). They are in texts.parquet.";
    throw error;
  }
  if (open_one !== here) return;
  draw_article(to.article);
  go_to(here.to);
}

function not_here(to) {
  const other = element("a", "", "Its findings are in the list.");
  other.href = address({ article: to.id });
  view.replaceChildren(way_back(), element("p", "", "This page does not hold the whole text of ", isolated(to.id || "an article"), ". ", other));
  view.querySelector("a").focus();
}

// To the finding that is asked for, else to the headline.
function go_to(to) {
  const found = open_one.annotations.filter(function (one) { return one.kind === "finding" && one.finding.rule === to.rule && one.elements.length; });
  const exact = found.find(function (one) { return String(one.finding.start) === to.start; });
  const one = exact || found[0];
  if (one) return go_to_mark(one.elements[0]);
  scrollTo(0, 0);
  view.querySelector("h1").focus({ preventScroll: true });
}

function go_to_mark(mark) {
  mark.focus({ preventScroll: true });
  mark.scrollIntoView({ block: "center" });
  show_tip(mark);
}

// Keys: n and j to the next finding, p and k to the one before, Escape away

function article_key(event) {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === "Escape" && !hide_tip()) go_back();
  const step = { n: 1, j: 1, p: -1, k: -1 }[event.key];
  if (!step) return;
  const marks = [...view.querySelectorAll("[data-nth]")];
  const next = marks[marks.indexOf(open_one.at) + step];
  if (next) go_to_mark(next);
}

view.addEventListener("mousemove", pointed);
view.addEventListener("mouseleave", away);
view.addEventListener("focusin", focused);
