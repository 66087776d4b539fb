// Shows the findings: a form asks, a list answers, and every view has an address. All text goes in as text, never as
// markup.

const PAGE = 50, MOST_OUTLETS = 300, FILTERS = ["rule", "severity", "outlet", "field", "status"];
const STATE = [...FILTERS, "q", "sort"];
// What is not text is spelled out: controls, marks that turn the direction of text, invisible spaces.
const NOT_TEXT =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]/u;
// What has no shape though text may need it, joiners and soft hyphens: spelled out where it stands for itself, marked.
const UNSEEN = /^[\u00ad\u061c\u180e\u200b-\u200f\u2060-\u2064\u3164\ufeff\u{e0001}\u{e0020}-\u{e007f}]+$/u;
const byId = function (id) { return document.getElementById(id); };
const form = byId("filters"), list = byId("list"), more = byId("more");
let found = [], shown = 0, article = "", waiting = 0, typing = false, missing = [];

// Elements

function element(name, className, ...inside) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...inside);
  return made;
}

function text(words) {
  const unseen = UNSEEN.test(words);
  if (!unseen && !NOT_TEXT.test(words)) return [words];
  return Array.from(words, function (letter) {
    if (!unseen && !NOT_TEXT.test(letter)) return letter;
    return element("span", "char", "U+" + letter.codePointAt(0).toString(16).toUpperCase().padStart(4, "0"));
  });
}

function isolated(words, direction) {
  const made = element("bdi", "", ...text(words));
  if (direction) made.dir = direction;
  return made;
}

// JavaScript counts a letter beyond the first 65,536 as two, the data as one.
function slice(words, start, end) {
  return /[\ud800-\udbff]/.test(words) ? Array.from(words).slice(start, end).join("") : words.slice(start, end);
}

function link(words) {
  if (!/^https?:\/\/[^\s<>"'`\\]{1,2000}$/i.test(words) || NOT_TEXT.test(words)) return isolated(words);
  const made = element("a", "", words);
  made.href = words;
  made.rel = "noopener noreferrer nofollow";
  return element("bdi", "", made);
}

function number(value) { return value.toLocaleString("en"); }

function amount(value, one) { return number(value) + "\u00a0" + one + (value === 1 ? "" : "s"); }

// A finding

function item(at) {
  const one = told(at), made = element("li", "");
  if (one.excerpt) made.append(quotation(one));
  const rule = element("a", "code", ...text(one.rule));
  rule.href = address({ rule: one.rule });
  const known = ["critical", "warning", "info"].includes(one.severity) ? one.severity : "info";
  const message = element("p", "message", isolated(one.message || one.name, "ltr"));
  if (one.known) message.append(" ", element("span", "known", "known: in the baseline, or waived"));
  made.append(message);
  if (one.help) made.append(element("p", "help", isolated(one.help, "ltr")));
  made.append(place(one, [element("span", "", rule, " ", element("span", "severity " + known, ...text(one.severity)))]));
  return made;
}

function quotation(one) {
  const made = element("blockquote", "");
  made.dir = "auto";
  made.lang = "";
  if (one.markStart < 0) made.append(...text(one.excerpt));
  else {
    made.append(...text(slice(one.excerpt, 0, one.markStart)));
    made.append(element("mark", "", ...text(slice(one.excerpt, one.markStart, one.markEnd))));
    made.append(...text(slice(one.excerpt, one.markEnd)));
  }
  return made;
}

function place(one, parts) {
  if (one.id) {
    const here = element("a", "", "#");
    here.href = address({ rule: one.rule, article: one.id });
    here.title = "The address of this finding";
    here.setAttribute("aria-label", "Address of this finding");
    parts.push(element("span", "", "article ", link(one.id), " ", here));
  }
  if (is_held(one.article)) {
    const whole_one = element("a", "", "whole article");
    whole_one.href = article_address(one.article, one.rule, one.start);
    parts.push(element("span", "", whole_one));
  }
  const where = one.start < 0 ? one.field : one.field + " " + number(one.start) + "–" + number(one.end);
  if (where) parts.push(element("span", "", isolated(where)));
  if (one.id || one.outlet) parts.push(element("span", "", one.outlet ? isolated(one.outlet) : "outlet not given"));
  const file = one.file + (one.row === null ? "" : ":" + one.row);
  if (file) parts.push(element("span", "", isolated(file)));
  return element("p", "place", ...parts.flatMap(function (part) { return [part, " "]; }));
}

// The list

function wanted() {
  const state = { article: article };
  for (const name of STATE) state[name] = form.elements[name].value;
  return state;
}

function draw() {
  const state = wanted();
  found = search(state);
  shown = 0;
  list.replaceChildren();
  draw_more();
  byId("status").replaceChildren(...said(state));
  byId("show-all").hidden = !(article || STATE.some(function (name) { return state[name]; }));
  const documentation = state.rule ? byId("about-" + state.rule) : null;
  byId("about").replaceChildren(...(documentation ? [documentation.content.cloneNode(true)] : []));
}

function said(state) {
  const told = [found.length < data.size ? number(found.length) + " of " + amount(data.size, "finding") : amount(data.size, "finding")];
  if (state.article) told.push(" in article ", isolated(state.article));
  told.push(".");
  for (const [name, value] of missing) told.push(" No finding here has the " + name + " ", isolated(value), ", which the address asks for.");
  if (data.size < data.total) {
    told.push(" This page holds " + number(data.size) + " of the " + amount(data.total, "finding") + "; all are in findings.parquet.");
  }
  if (data.excerpts_left_out) {
    told.push(" To keep it small it holds the sentences of " + number(data.size - data.excerpts_left_out) + " of them.");
  }
  told.push(...said_of_articles());
  return told;
}

// What is not said of single findings: how many articles can be opened, where not all can.
function said_of_articles() {
  const all = data.articles.id.filter(function (id) { return id !== null; }).length;
  const held = (data.articles.text || []).filter(function (place) { return place >= 0; }).length;
  return held && held < all ? [" This page holds " + number(held) + " of the " + amount(all, "article") + " in full."] : [];
}

function draw_more() {
  const next = found.slice(shown, shown + PAGE).map(item);
  list.append(...next);
  shown += next.length;
  const left = found.length - shown;
  more.hidden = left === 0;
  more.textContent = "Show " + number(Math.min(PAGE, left)) + " more of " + number(left);
  byId("rest").textContent = left ? "The first " + number(shown) + " of " + amount(found.length, "finding") + "." : "";
  return next;
}

// Focus goes to the first of the new ones: the button may be gone.
function show_more() { focus(draw_more()[0]); }

function focus(one) {
  one.tabIndex = -1;
  one.focus();
}

// The address: #NQ203, #NQ203/article, #findings?severity=critical&q=words

function address(state) {
  const set = [...STATE, "article"].filter(function (name) { return state[name]; });
  if (state.rule && set.every(function (name) { return name === "rule" || name === "article"; })) {
    return "#" + encodeURIComponent(state.rule) + (state.article ? "/" + encodeURIComponent(state.article) : "");
  }
  return set.length ? "#findings?" + new URLSearchParams(set.map(function (name) { return [name, state[name]]; })) : "#findings";
}

function decoded(part) {
  try { return decodeURIComponent(part); } catch (error) { return part; }  // written by hand, with a bare %
}

// The state that an address asks for; none where it is about another part of the page.
function asked(hash) {
  const words = hash.slice(1), slash = words.indexOf("/");
  const code = decoded(slash < 0 ? words : words.slice(0, slash));
  if (data.rules.code.includes(code)) return { rule: code, article: slash < 0 ? "" : decoded(words.slice(slash + 1)) };
  if (/^NQ\d{3}$/.test(code)) return { rule: code };  // it found nothing, and the list says so
  if (words.startsWith("findings?")) return Object.fromEntries(new URLSearchParams(words.slice(9)));
  return words === "" || words === "findings" ? {} : null;
}

function read_address(event) {
  if (read_article_address(event)) return true;
  const state = asked(location.hash);
  if (!state) return false;
  article = state.article || "";
  typing = false;
  for (const name of STATE) set(form.elements[name], state[name] || "");
  missing = FILTERS.filter(function (name) { return state[name] && !form.elements[name].value; })
    .map(function (name) { return [name, state[name]]; });
  draw();
  if (Object.keys(state).length) byId("explorer").scrollIntoView();
  return true;
}

function set(field, value) {
  if (field.name === "outlet" && data.texts.outlet.includes(value)) offer(field, [value]);
  field.value = value;
  if (field.selectedIndex === -1) field.value = "";  // there is no such choice
}

function changed(event) {
  missing = [];
  clearTimeout(waiting);
  draw();
  const to = address(wanted());
  if (to !== location.hash) {
    // a word being typed is one step back, not one for each letter
    if (typing && event.type === "input") history.replaceState(null, "", to);
    else history.pushState(null, "", to);
  }
  typing = event.type === "input";
}

// Keys: / to search, Escape to leave, j and k from finding to finding

function key(event) {
  if (open_one) return article_key(event);
  const in_field = /^(?:INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
  if (in_field && event.key === "Escape") event.target.blur();
  if (in_field || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === "/") {
    event.preventDefault();
    form.elements.q.focus();
  }
  if (event.key !== "j" && event.key !== "k") return;
  const items = Array.from(list.children), inside = document.activeElement.closest("#list > li");
  const next = items[items.indexOf(inside) + (event.key === "j" ? 1 : -1)];
  if (next) focus(next);
  else if (event.key === "j" && !more.hidden) show_more();
}

// The form

function offer(select, values, words) {
  const there = new Set(Array.from(select.options, function (option) { return option.value; }));
  values.forEach(function (value, at) {
    if (there.has(value)) return;
    there.add(value);
    // an option holds no elements: what is not text stands there in words
    const spelled = text(words ? words[at] : value).map(function (part) { return part.textContent || part; }).join("");
    select.append(new Option(spelled.slice(0, 80), value));
  });
  select.parentNode.hidden = select.options.length < 3;
}

function outlets() {
  const times = new Map();
  for (const on of data.findings.article) times.set(outlet_of(on), (times.get(outlet_of(on)) || 0) + 1);
  const commonest = [...times.keys()].sort(function (x, y) { return times.get(y) - times.get(x); });
  return commonest.slice(0, MOST_OUTLETS).sort(by_name);
}

function prepare() {
  const field = form.elements, rules = data.rules, known = new Set(data.findings.known);
  offer(field.rule, rules.code, rules.code.map(function (code, at) { return code + " " + rules.name[at]; }));
  offer(field.severity, rules.severity);
  const names = outlets();
  offer(field.outlet, names.map(function (one) { return one || NONE; }), names.map(function (one) { return one || "not given"; }));
  offer(field.field, data.texts.field);
  offer(field.status, known.size > 1 ? ["new", "known"] : []);
}

function listen() {
  const q = form.elements.q;
  q.addEventListener("focus", gather, { once: true });
  q.addEventListener("input", function (event) {
    clearTimeout(waiting);
    waiting = setTimeout(changed, 80, event);
  });
  form.addEventListener("change", function (event) { if (event.target !== q) changed(event); });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  byId("show-all").addEventListener("click", function (event) {
    article = "";
    form.reset();
    changed(event);
    q.focus();
  });
  more.addEventListener("click", show_more);
  addEventListener("hashchange", read_address);
  document.addEventListener("keydown", key);
}

async function open_findings() {
  data = await inflate(byId("data").textContent);
  byId("explorer").hidden = data.size === 0;
  byId("opening").hidden = data.size > 0 || data.total === 0;
  byId("opening").textContent = "This page holds none of the " + amount(data.total, "finding") + "; all are in findings.parquet.";
  prepare();
  if (!read_address()) draw();
  listen();
  document.documentElement.dataset.ready = "yes";
}

byId("opening").hidden = false;
if (typeof DecompressionStream === "undefined") {
  byId("opening").textContent = "This browser is too old to show the findings here. All are in findings.parquet.";
} else {
  open_findings().catch(function (error) {
    byId("opening").textContent = "The findings could not be shown (" + error + "). All are in findings.parquet.";
    throw error;
  });
}
