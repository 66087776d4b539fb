// How one article looks: its text with the marks of marks.js, what stands beside it, and the note at a mark. All text goes
// in as text, never as markup.

// The text

function draw_article(article) {
  const place = data.articles.text[article], all = annotations_of(article), a = whole.articles;
  open_one.annotations = all;
  const heading = element("h1", "headline", ...marked("title", a.title[place] || "", all));
  if (!a.title[place]) heading.append(element("em", "", "no title"));
  heading.tabIndex = -1;
  const body = element("div", "body", ...marked("body", a.body[place] || "", all));
  tip = element("div", "tip");
  tip.id = "tip";
  tip.setAttribute("role", "tooltip");
  tip.hidden = true;
  const text = element("div", "text", heading, about_article(article, place), legend(all), body);
  const aside = element("div", "beside", found_here(article, all), names_here(all));
  view.replaceChildren(way_back(), element("div", "spread", text, aside), tip);
  switch_kinds();
}

function way_back() {
  const back = element("a", "", "← Back to the findings");
  back.href = left.hash || "#findings";
  back.addEventListener("click", function (event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go_back();
  });
  const keys = element("span", "keys", "Keys: ", element("kbd", "", "n"), " and ", element("kbd", "", "p"),
    " for the next finding and the one before, ", element("kbd", "", "Esc"), " to go back.");
  return element("p", "back small", back, " ", keys);
}

function about_article(article, place) {
  const a = data.articles, parts = [outlet_of(article) ? isolated(outlet_of(article)) : "outlet not given"];
  const { published, url } = whole.articles;
  parts.push(published[place] ? isolated(published[place]) : "no publication date");
  if (url[place]) parts.push(link(url[place]));
  const file = text_of("file", a.file, article) + (a.row[article] === null ? "" : ":" + a.row[article]);
  parts.push(element("span", "", "article ", link(a.id[article] || "")));
  if (file) parts.push(isolated(file));
  return element("p", "place", ...parts.flatMap(function (part) { return [element("span", "", part), " "]; }));
}

// The paragraphs of a field; of a title, which is one, what is in it.
function marked(field, words, all) {
  const letters = letters_of(words), lines = paragraphs(letters);
  const parts = all.flatMap(function (one) { return one.field === field ? one.parts : []; });
  const cuts = pieces(letters.length, parts, lines), stopped = new Set();
  let next = 0;
  const drawn = lines.map(function ([start, end]) {
    const inside = [];
    while (next < cuts.length && cuts[next][0] < start) next += 1;
    for (; next < cuts.length && cuts[next][1] <= end; next += 1) inside.push(...piece(letters, cuts[next], stopped));
    return inside;
  });
  if (field === "title") return drawn.flat();
  return drawn.map(function (inside) {
    const made = element("p", "", ...inside);
    made.dir = "auto";
    made.lang = "";
    return made;
  });
}

function piece(letters, [start, end, parts], stopped) {
  const words = text(cut(letters, start, end));
  if (!parts.length) return words;
  const here = [...new Set(parts.map(function (part) { return part.of; }))];
  const names = new Set(["piece"]);
  for (const part of parts) {
    names.add(part.role);
    if (part.unsure) names.add(part.role + "-unsure");
    if (part.start === start) names.add(part.role + "-first");
    if (part.end === end) names.add(part.role + "-last");
  }
  const made = element(names.has("finding") ? "mark" : "span", [...names].join(" "), ...words);
  for (const one of here) one.elements.push(made);
  const begins = parts.filter(function (part) { return part.of.stop === part && !stopped.has(part); });
  for (const part of begins) stopped.add(part);
  const numbers = begins.flatMap(function (part) { return part.of.nth ? [part.of.nth] : []; });
  if (numbers.length) made.dataset.nth = numbers.join(", ");
  covering.set(made, { all: here, stops: begins.map(function (part) { return part.of.kind; }) });
  return [made];
}

// Beside the text

function legend(all) {
  const made = element("fieldset", "legend", element("legend", "", "Marked"));
  for (const [kind, several] of Object.entries(KINDS)) {
    if (kind !== "finding" && !whole.looked_for.includes(several)) continue;
    const box = element("input", ""), count = all.filter(function (one) { return one.kind === kind; }).length;
    box.type = "checkbox";
    box.name = kind;
    box.checked = !off.has(kind);
    box.addEventListener("change", function () {
      if (box.checked) off.delete(kind);
      else off.add(kind);
      switch_kinds();
    });
    const roles = kind === "attribution" ? ["source", "cue", "content"] : [kind];
    const samples = roles.flatMap(function (role) {
      const words = kind === "attribution" ? role : several;
      return [element(role === "finding" ? "mark" : "span", "sample " + role + " " + role + "-first " + role + "-last", words), " "];
    });
    made.append(element("label", "", box, " ", ...(kind === "attribution" ? ["attributions: "] : []), ...samples, number(count)));
  }
  return made;
}

// Off is neither seen nor halted at.
function switch_kinds() {
  const text = view.querySelector(".text");
  for (const kind in KINDS) text.classList.toggle("no-" + kind, off.has(kind));
  for (const made of text.querySelectorAll(".piece")) {
    const { stops } = covering.get(made);
    if (stops.length) made.tabIndex = stops.some(function (kind) { return !off.has(kind); }) ? 0 : -1;
  }
  hide_tip();
}

function found_here(article, all) {
  const found = all.filter(function (one) { return one.kind === "finding"; });
  const list = element("ol", "found", ...found.map(function (one) {
    const { rule, name, message, severity, start } = one.finding, known = ["critical", "warning"].includes(severity) ? severity : "info";
    const code = element(one.elements.length ? "a" : "span", "", ...text(rule + " " + name));
    if (one.elements.length) code.href = article_address(article, rule, start);
    // the same address again changes nothing, so the browser tells nobody
    code.addEventListener("click", function () { if (one.elements.length) setTimeout(go_to_mark, 0, one.elements[0]); });
    return element("li", "", code, " ", element("span", "severity " + known, ...text(severity)), " ", isolated(message, "ltr"));
  }));
  const title = element("h2", "", "Findings ", element("span", "aside", number(found.length)));
  const rest = data.size < data.total ? [element("p", "small", "Those that this page holds; all are in findings.parquet.")] : [];
  return element("section", "", title, list, ...rest);
}

function names_here(all) {
  const clusters = [...new Set(all.flatMap(function (one) { return one.cluster ? [one.cluster] : []; }))];
  if (!clusters.length) return "";
  clusters.sort(function (x, y) { return y.mentions.length - x.mentions.length || by_name(x.canonical, y.canonical); });
  const list = element("ul", "clusters", ...clusters.map(function (cluster) {
    const button = element("button", "", isolated(cluster.canonical));
    button.type = "button";
    button.setAttribute("aria-pressed", "false");
    button.addEventListener("click", function () { press(button, cluster); });
    return element("li", "", button, " ", element("span", "aside", cluster.type + ", " + times(cluster.mentions.length)));
  }));
  const summary = element("summary", "", "Names ", element("span", "aside", number(clusters.length)));
  const made = element("details", "", summary, element("p", "small", "Press one to see where it is mentioned."), list);
  made.open = true;
  return element("section", "", made);
}

function press(button, cluster) {
  const on = button.getAttribute("aria-pressed") !== "true";
  button.setAttribute("aria-pressed", String(on));
  for (const one of cluster.mentions) for (const made of one.elements) made.classList.toggle("lit", on);
}

// The note at a mark

function shown_at(made) {
  const here = covering.get(made).all.filter(function (one) { return !off.has(one.kind); });
  return here.sort(function (x, y) { return ORDER.indexOf(x.kind) - ORDER.indexOf(y.kind); });
}

function show_tip(made, x, y) {
  hide_tip();
  const here = shown_at(made);
  if (!here.length) return;
  noted = made;
  tip.replaceChildren(...here.map(function (one) { return element("p", "", isolated(told_of(one))); }));
  tip.hidden = false;
  for (const one of here) if (one.kind === "attribution") for (const each of one.elements) each.classList.add("together");
  made.setAttribute("aria-describedby", "tip");
  const lines = [...made.getClientRects()], frame = view.getBoundingClientRect();
  const line = lines.find(function (one) { return y >= one.top && y <= one.bottom && x >= one.left && x <= one.right; }) || lines[0];
  const above = line.bottom + tip.offsetHeight > innerHeight && line.top > tip.offsetHeight;
  tip.style.top = (above ? line.top - tip.offsetHeight : line.bottom) - frame.top + "px";
  tip.style.left = Math.max(0, Math.min(line.left - frame.left, frame.width - tip.offsetWidth)) + "px";
}

function hide_tip() {
  if (!tip || tip.hidden) return false;
  tip.hidden = true;
  noted = null;
  for (const made of view.querySelectorAll(".together, [aria-describedby]")) {
    made.classList.remove("together");
    made.removeAttribute("aria-describedby");
  }
  return true;
}

// Of movements only: what comes under a pointer that rests, because the page scrolls, is not pointed at.
function pointed(event) {
  const made = event.target.closest(".piece");
  if (!made && !event.target.closest("#tip")) away();
  else if (made && made !== noted) show_tip(made, event.clientX, event.clientY);
}

function away() {
  if (noted !== document.activeElement) hide_tip();
}

function focused(event) {
  if (event.target.matches("[data-nth]")) open_one.at = event.target;
  if (event.target.matches(".piece:focus-visible")) show_tip(event.target);
  else if (!event.target.matches(".piece")) hide_tip();
}
