// Shows the findings that the page holds as data: search, filters, order, and an address for every view.
// The data is described in docs/report-data.md. All text goes in as text, never as markup.
(function () {
  "use strict";
  const PAGE = 50;
  const FILTERS = ["rule", "severity", "outlet", "field", "status"];
  // What is not text is spelled out: controls, marks that turn the direction of text, invisible spaces.
  const NOT_TEXT =
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]/u;
  const byId = function (id) { return document.getElementById(id); };
  const form = byId("filters"), list = byId("list"), more = byId("more"), status = byId("status"), about = byId("about");
  let data, found = [], shown = 0, haystacks = null, article = "";

  async function inflate(text) {
    const bytes = Uint8Array.from(atob(text), function (letter) { return letter.charCodeAt(0); });
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return JSON.parse(await new Response(stream).text());
  }

  // Elements

  function element(name, className, ...inside) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...inside);
    return made;
  }

  function text(words) {
    if (!NOT_TEXT.test(words)) return [words];
    return Array.from(words, function (letter) {
      if (!NOT_TEXT.test(letter)) return letter;
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
    return words.length < 1 || !/[\ud800-\udbff]/.test(words) ? words.slice(start, end)
      : Array.from(words).slice(start, end).join("");
  }

  function link(words) {
    if (!/^https?:\/\/[^\s<>"'`\\]{1,2000}$/i.test(words) || NOT_TEXT.test(words)) return isolated(words);
    const made = element("a", "", words);
    made.href = words;
    made.rel = "noopener noreferrer nofollow";
    return element("bdi", "", made);
  }

  function number(value) { return value.toLocaleString("en"); }

  // The findings

  function told(at) {
    const f = data.findings, a = data.articles, on = f.article[at];
    const pick = function (column, texts) { return column && column[at] >= 0 ? texts[column[at]] : ""; };
    return {
      rule: data.rules[f.rule[at]],
      severity: severities[f.rule[at]],
      field: pick(f.field, data.texts.field),
      message: pick(f.message, data.texts.message || []),
      help: pick(f.help, data.texts.help || []),
      excerpt: f.excerpt[at],
      markStart: f.mark_start[at],
      markEnd: f.mark_end[at],
      start: f.start[at],
      end: f.end[at],
      known: f.known[at] === 1,
      id: a.id[on] === null ? "" : a.id[on],
      outlet: a.outlet[on] >= 0 ? a.outlets[a.outlet[on]] : "",
      file: a.file[on] >= 0 ? a.files[a.file[on]] : "",
      row: a.row[on],
    };
  }

  function item(at) {
    const one = told(at), made = element("li", "");
    if (one.excerpt) {
      const quote = element("blockquote", "");
      quote.dir = "auto";
      quote.lang = "";
      if (one.markStart < 0) quote.append(...text(one.excerpt));
      else {
        quote.append(...text(slice(one.excerpt, 0, one.markStart)));
        quote.append(element("mark", "", ...text(slice(one.excerpt, one.markStart, one.markEnd))));
        quote.append(...text(slice(one.excerpt, one.markEnd)));
      }
      made.append(quote);
    }
    const rule = element("a", "code", one.rule);
    rule.href = "#" + encodeURIComponent(one.rule);
    const message = element("p", "message", rule, " ", isolated(one.message || names[data.findings.rule[at]], "ltr"));
    if (one.known) message.append(" ", element("span", "known", "known, in the baseline"));
    made.append(message);
    if (one.help) made.append(element("p", "help", isolated(one.help, "ltr")));
    made.append(place(one));
    return made;
  }

  function place(one) {
    const parts = [];
    if (one.id) {
      const address = element("a", "", "#");
      address.href = "#" + encodeURIComponent(one.rule) + "/" + encodeURIComponent(one.id);
      address.title = "The address of this finding";
      address.setAttribute("aria-label", "Address of this finding");
      parts.push(element("span", "", "article ", link(one.id), " ", address));
    }
    const where = one.start < 0 ? one.field : one.field + " " + number(one.start) + "–" + number(one.end);
    if (where) parts.push(element("span", "", isolated(where)));
    if (one.id || one.outlet) parts.push(element("span", "", one.outlet ? isolated(one.outlet) : "outlet not given"));
    const file = one.file + (one.row === null ? "" : ":" + one.row);
    if (file) parts.push(element("span", "", isolated(file)));
    return element("p", "place", ...parts.flatMap(function (part) { return [part, " "]; }));
  }

  // Which of them

  function wanted() {
    const state = { q: form.elements.q.value.trim().toLowerCase().replace(/\s+/g, " "), sort: form.elements.sort.value };
    for (const name of FILTERS) state[name] = form.elements[name].value;
    return state;
  }

  // Lower case is made once, when somebody is about to search.
  function gather() {
    if (haystacks) return;
    const f = data.findings, a = data.articles;
    const messages = (data.texts.message || []).map(function (one) { return one.toLowerCase(); });
    const titles = data.rules.map(function (code, at) { return (code + " " + names[at] + " ").toLowerCase(); });
    const ids = a.id.map(function (id, at) {
      return (" " + (id || "") + " " + (a.outlet[at] >= 0 ? a.outlets[a.outlet[at]] : "")).toLowerCase();
    });
    haystacks = f.rule.map(function (rule, at) {
      const message = f.message && f.message[at] >= 0 ? messages[f.message[at]] : "";
      return titles[rule] + message + " " + f.excerpt[at].toLowerCase() + ids[f.article[at]];
    });
  }

  function search() {
    const state = wanted(), f = data.findings, a = data.articles;
    const rule = state.rule ? data.rules.indexOf(state.rule) : -1;
    const outlet = state.outlet === "" ? -2 : state.outlet === "-" ? -1 : a.outlets.indexOf(state.outlet.slice(1));
    const field = state.field ? data.texts.field.indexOf(state.field) : -1;
    if (state.q) gather();
    found = [];
    for (let at = 0; at < data.size; at += 1) {
      if (state.rule && f.rule[at] !== rule) continue;
      if (state.severity && severities[f.rule[at]] !== state.severity) continue;
      if (outlet !== -2 && a.outlet[f.article[at]] !== outlet) continue;
      if (state.field && f.field[at] !== field) continue;
      if (state.status && (f.known[at] === 1) !== (state.status === "known")) continue;
      if (article && a.id[f.article[at]] !== article) continue;
      if (state.q && !haystacks[at].includes(state.q)) continue;
      found.push(at);
    }
    if (state.sort === "article") {
      const key = function (at) { return f.article[at]; };
      const order = articleOrder();
      found.sort(function (x, y) { return order[key(x)] - order[key(y)] || f.start[x] - f.start[y] || x - y; });
    }
    if (state.sort === "outlet") {
      const name = function (at) { const o = a.outlet[f.article[at]]; return o < 0 ? "\uffff" : a.outlets[o]; };
      const rank = new Map(a.outlets.slice().sort().map(function (one, at) { return [one, at]; }));
      const place = function (at) { const n = name(at); return rank.has(n) ? rank.get(n) : rank.size; };
      found.sort(function (x, y) { return place(x) - place(y) || x - y; });
    }
  }

  let placed = null;
  function articleOrder() {
    if (placed) return placed;
    const a = data.articles, order = a.id.map(function (_, at) { return at; });
    order.sort(function (x, y) { return a.file[x] - a.file[y] || (a.row[x] || 0) - (a.row[y] || 0); });
    placed = new Int32Array(order.length);
    order.forEach(function (at, rank) { placed[at] = rank; });
    return placed;
  }

  function draw() {
    search();
    shown = 0;
    list.replaceChildren();
    draw_more();
    const state = wanted();
    const held = data.size < data.total
      ? number(data.size) + " of " + number(data.total) + " findings shown here, all are in findings.parquet" : "";
    const narrowed = found.length < data.size
      ? number(found.length) + " of " + number(data.size) + (data.size === 1 ? " finding" : " findings") : "";
    status.textContent = [narrowed || (held ? "" : number(data.size) + (data.size === 1 ? " finding" : " findings")), held,
      article ? "in article " + article : ""].filter(Boolean).join("; ");
    byId("reset").hidden = !(article || state.q || state.sort || FILTERS.some(function (name) { return state[name]; }));
    about.replaceChildren();
    const documentation = state.rule ? byId("about-" + state.rule) : null;
    if (documentation) about.append(documentation.content.cloneNode(true));
  }

  function draw_more() {
    const next = found.slice(shown, shown + PAGE);
    list.append(...next.map(item));
    shown += next.length;
    more.hidden = shown >= found.length;
    more.textContent = "Show " + number(Math.min(PAGE, found.length - shown)) + " more of " + number(found.length - shown);
  }

  // The address

  function address() {
    const state = wanted(), set = [...FILTERS, "q", "sort"].filter(function (name) { return state[name]; });
    if (state.rule && set.length === 1) return "#" + encodeURIComponent(state.rule) + (article ? "/" + encodeURIComponent(article) : "");
    const query = new URLSearchParams();
    for (const name of set) query.set(name, state[name]);
    if (article) query.set("article", article);
    return query.size ? "#findings?" + query : "#findings";
  }

  function read_address() {
    const said = location.hash.slice(1), query = new URLSearchParams(said.startsWith("findings?") ? said.slice(9) : "");
    const [code, id] = said.split("/", 2).map(function (part) {
      try { return decodeURIComponent(part); } catch { return part; }
    });
    const is_rule = data.rules.includes(code);
    if (said && !is_rule && !said.startsWith("findings")) return false;
    if (is_rule) query.set("rule", code);
    article = is_rule ? id || "" : query.get("article") || "";
    for (const name of [...FILTERS, "q", "sort"]) form.elements[name].value = query.get(name) || "";
    draw();
    if (is_rule) byId("findings").scrollIntoView();
    return true;
  }

  function changed(event) {
    draw();
    const to = address();
    if (event.type === "input") history.replaceState(null, "", to);
    else if (to !== location.hash) history.pushState(null, "", to);
  }

  // Keys: / to search, j and k from finding to finding

  function key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || /^(?:INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) {
      if (event.key === "Escape" && event.target.name === "q") event.target.blur();
      return;
    }
    if (event.key === "/") {
      event.preventDefault();
      form.elements.q.focus();
    } else if (event.key === "j" || event.key === "k") {
      const items = Array.from(list.children), here = items.indexOf(document.activeElement);
      const next = items[event.key === "j" ? here + 1 : Math.max(0, here - 1)];
      if (next) {
        next.tabIndex = -1;
        next.focus();
      } else if (!more.hidden && event.key === "j") more.click();
    }
  }

  function options(select, values, words) {
    select.append(...values.map(function (value, at) { return new Option(words ? words[at] : value, value); }));
    select.parentNode.hidden = values.length < 2;
  }

  function prepare() {
    options(form.elements.rule, data.rules, data.rules.map(function (code, at) { return code + " " + names[at]; }));
    const grave = ["critical", "warning", "info"].filter(function (one) { return severities.includes(one); });
    options(form.elements.severity, grave);
    const outlets = data.articles.outlets.slice().sort();
    const unnamed = data.articles.outlet.some(function (one, at) { return one < 0 && data.articles.id[at] !== null; });
    options(form.elements.outlet, [...outlets.map(function (one) { return "=" + one; }), ...(unnamed ? ["-"] : [])],
      [...outlets, ...(unnamed ? ["not given"] : [])]);
    options(form.elements.field, data.texts.field);
    const known = data.findings.known;
    options(form.elements.status, known.includes(1) && known.includes(0) ? ["new", "known"] : []);
  }

  let names = [], severities = [], waiting = 0;
  byId("opening").hidden = false;
  inflate(byId("data").textContent).then(function (inflated) {
    data = inflated;
    names = data.rules.map(function (code) { return byId("rule-" + code).dataset.name; });
    severities = data.rules.map(function (code) { return byId("rule-" + code).dataset.severity; });
    byId("explorer").hidden = data.total === 0;
    byId("opening").hidden = true;
    prepare();
    if (!read_address()) draw();
    form.elements.q.addEventListener("focus", gather, { once: true });
    form.elements.q.addEventListener("input", function (event) {
      clearTimeout(waiting);
      waiting = setTimeout(changed, 80, event);
    });
    form.addEventListener("change", function (event) { if (event.target.name !== "q") changed(event); });
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    byId("reset").addEventListener("click", function (event) {
      article = "";
      form.reset();
      changed(event);
    });
    more.addEventListener("click", draw_more);
    addEventListener("hashchange", read_address);
    addEventListener("popstate", read_address);
    document.addEventListener("keydown", key);
    document.documentElement.dataset.ready = "yes";
  }).catch(function (error) {
    byId("opening").textContent = "The findings cannot be shown by this browser (" + error + "). All are in findings.parquet.";
  });
})();
