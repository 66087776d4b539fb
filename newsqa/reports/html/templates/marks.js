// What is marked in an article: findings, attributions with their content, cue and source, dates and names. Each is an
// annotation with its parts; a text is cut wherever a part begins or ends. Offsets count letters, as Python does.

const KINDS = { finding: "findings", attribution: "attributions", date: "dates", name: "names" };
const TYPES = { PER: "person", ORG: "organisation", LOC: "place", OTHER: "other name" };

let whole = null, of_article = null;

// The articles in full, opened when one is first asked for.
async function inflate_texts() {
  if (!whole) {
    whole = await inflate(byId("texts").textContent);
    of_article = Object.fromEntries(["attributions", "dates", "names"].map(function (name) {
      const rows = new Map();
      whole[name].article.forEach(function (place, at) {
        if (!rows.has(place)) rows.set(place, []);
        rows.get(place).push(at);
      });
      return [name, rows];
    }));
  }
  return whole;
}

function word(table, name, at) {
  const number = whole[table][name][at];
  return number < 0 ? "" : whole.words[name][number];
}

function spaced(words) { return words.replace(/-/g, " "); }

// Each annotation of an article: its kind and field, what is told of it, and parts with a role and a place. The stop is
// the part at which the keyboard halts.
function annotations_of(article) {
  const place = data.articles.text[article];
  return [
    ...findings_of(article),
    ...rows_of("attributions", place).map(attribution),
    ...rows_of("dates", place).map(date),
    ...names_of(place),
  ];
}

function rows_of(table, place) { return of_article[table].get(place) || []; }

function annotation(kind, field, told, parts, more) {
  const made = { kind: kind, field: field, told: told, elements: [], ...more };
  made.parts = parts.filter(function (part) { return part.start >= 0 && part.end > part.start; });
  for (const part of made.parts) part.of = made;
  made.stop = made.parts.find(function (part) { return part.role !== "content"; }) || made.parts[0];
  return made;
}

// By place, those without one last.
function findings_of(article) {
  const found = data.findings.article.flatMap(function (on, at) { return on === article ? [told(at)] : []; });
  const nowhere = function (one) { return one.start < 0 || (one.field !== "title" && one.field !== "body"); };
  found.sort(function (x, y) {
    return nowhere(x) - nowhere(y) || (x.field === "body") - (y.field === "body") || x.start - y.start || x.end - y.end;
  });
  return found.map(function (one, at) {
    const said = one.rule + " " + one.name + ": " + one.message;
    const parts = nowhere(one) ? [] : [{ role: "finding", start: one.start, end: one.end }];
    return annotation("finding", one.field, said, parts, { finding: one, nth: at + 1 });
  });
}

function attribution(at) {
  const a = whole.attributions, unsourced = a.is_unsourced[at] === 1, speaker = word("attributions", "speaker", at);
  const parts = ["cue", "source", "content"].map(function (role) {
    return { role: role, start: a[role + "_start"][at], end: a[role + "_end"][at], unsure: unsourced };
  });
  const kind = spaced(word("attributions", "source_kind", at)) || "none";
  const said = (kind === "none" ? "no source" : "source: " + kind) + (speaker ? ", " + speaker : "") + (unsourced ? ", unsourced" : "");
  return annotation("attribution", word("attributions", "field", at), said, parts);
}

function date(at) {
  const d = whole.dates, status = word("dates", "status", at);
  const said = (word("dates", "value", at) || "no value") + ", a " + word("dates", "type", at) + ", " + spaced(status);
  const part = { role: "date", start: d.start[at], end: d.end[at], unsure: status !== "resolved" };
  return annotation("date", word("dates", "field", at), said, [part]);
}

function times(count) { return count === 1 ? "once" : count === 2 ? "twice" : number(count) + " times"; }

// The mentions of names, with the cluster that each is of: those that go by one canonical form.
function names_of(place) {
  const rows = rows_of("names", place), clusters = new Map(), n = whole.names;
  const key = function (at) { return n.canonical[at] + " " + n.type[at]; };
  for (const at of rows) {
    if (!clusters.has(key(at))) {
      const type = TYPES[word("names", "type", at)] || "other name";
      clusters.set(key(at), { canonical: word("names", "canonical", at), type: type, mentions: [] });
    }
  }
  return rows.map(function (at) {
    const cluster = clusters.get(key(at)), usual = word("names", "variant_of", at);
    const part = { role: "name", start: n.start[at], end: n.end[at], unsure: usual !== "" };
    const made = annotation("name", word("names", "field", at), "", [part], { cluster: cluster, usual: usual });
    cluster.mentions.push(made);
    return made;
  });
}

function told_of(one) {
  if (one.kind !== "name") return one.told;
  const { canonical, type, mentions } = one.cluster;
  return canonical + ", " + type + ", " + times(mentions.length) + (one.usual ? "; elsewhere spelled " + one.usual : "");
}

// A text whose letters can be counted.
function letters_of(words) { return /[\ud800-\udbff]/.test(words) ? Array.from(words) : words; }

function cut(letters, start, end) {
  const part = letters.slice(start, end);
  return typeof part === "string" ? part : part.join("");
}

// The paragraphs of a text as [start, end], without the line ends between them.
function paragraphs(letters) {
  const found = [];
  for (let at = 0, start = 0; at <= letters.length; at += 1) {
    if (at < letters.length && letters[at] !== "\n" && letters[at] !== "\r") continue;
    if (at > start) found.push([start, at]);
    start = at + 1;
  }
  return found;
}

// The pieces of a text between all places where something begins or ends: [start, end, parts that cover it].
function pieces(length, parts, bounds) {
  const begins = new Map(), ends = new Map(), inside = new Set();
  const put = function (map, at, part) {
    if (!map.has(at)) map.set(at, []);
    map.get(at).push(part);
  };
  const points = new Set(bounds.flat());
  for (const part of parts) {
    if (part.end > length) continue;  // not of this text
    put(begins, part.start, part);
    put(ends, part.end, part);
    points.add(part.start).add(part.end);
  }
  const sorted = [...points].sort(function (x, y) { return x - y; });
  return sorted.slice(0, -1).map(function (start, nth) {
    for (const part of ends.get(start) || []) inside.delete(part);
    for (const part of begins.get(start) || []) inside.add(part);
    return [start, sorted[nth + 1], [...inside]];
  });
}
