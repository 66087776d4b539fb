// The findings that the page holds as data, described in docs/report-data.md: opened, told one by one, searched,
// filtered and put in order.

const NONE = " ";  // the choice of findings without an outlet
let data, haystacks = null;
const orders = {};

async function inflate(base64) {
  const letters = atob(base64), bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text());
}

// A text that the data tells once and numbers; "" where there is none.
function text_of(name, column, at) {
  return column && column[at] >= 0 ? data.texts[name][column[at]] : "";
}

function outlet_of(article) { return text_of("outlet", data.articles.outlet, article); }

function told(at) {
  const f = data.findings, a = data.articles, article = f.article[at];
  return {
    rule: data.rules.code[f.rule[at]],
    name: data.rules.name[f.rule[at]],
    severity: data.rules.severity[f.rule[at]],
    field: text_of("field", f.field, at),
    message: text_of("message", f.message, at),
    help: text_of("help", f.help, at),
    excerpt: f.excerpt ? f.excerpt[at] : "",
    markStart: f.mark_start ? f.mark_start[at] : -1,
    markEnd: f.mark_end ? f.mark_end[at] : -1,
    start: f.start[at],
    end: f.end[at],
    known: f.known[at] === 1,
    id: a.id[article] || "",
    outlet: outlet_of(article),
    file: text_of("file", a.file, article),
    row: a.row[article],
    article: article,
  };
}

function plain(words) {
  const lower = words.toLowerCase();
  return /\s\s|[^\S ]/.test(lower) ? lower.replace(/\s+/g, " ") : lower;
}

// Lower case is made once, when somebody is about to search; what findings share is looked through once for all.
function gather() {
  if (haystacks) return;
  const f = data.findings, a = data.articles;
  haystacks = {
    rule: data.rules.code.map(function (code, at) { return plain(code + " " + data.rules.name[at]); }),
    article: a.id.map(function (id, at) {
      return plain((id || "") + "\n" + outlet_of(at) + "\n" + text_of("file", a.file, at));
    }),
    message: (data.texts.message || []).map(plain),
    excerpt: (f.excerpt || []).map(plain),
  };
}

// A function that tells whether a finding has the words: in its sentence, its message, its rule, or of its article the
// id, the outlet or the file.
function having(words) {
  gather();
  const f = data.findings, there = {};
  for (const name in haystacks) there[name] = haystacks[name].map(function (one) { return one.includes(words); });
  return function (at) {
    return there.rule[f.rule[at]] || there.article[f.article[at]]
      || Boolean(f.message) && (there.message[f.message[at]] || there.excerpt[at]);
  };
}

// All findings in an order: as they come (by rule), by article and place, by the name of the outlet.
function in_order(name) {
  if (orders[name]) return orders[name];
  const f = data.findings, all = f.rule.map(function (_, at) { return at; });
  if (name === "article") {
    all.sort(function (x, y) { return f.article[x] - f.article[y] || f.start[x] - f.start[y] || x - y; });
  }
  if (name === "outlet") {
    const names = data.articles.id.map(function (_, article) { return outlet_of(article); });
    const sorted = new Map([...new Set(names)].sort(by_name).map(function (one, at) { return [one, at]; }));
    const rank = names.map(function (one) { return sorted.get(one); });
    all.sort(function (x, y) { return rank[f.article[x]] - rank[f.article[y]] || x - y; });
  }
  orders[name] = all;
  return all;
}

// Names as people sort them, no name last.
function by_name(one, other) {
  return (one === "") - (other === "") || one.localeCompare(other, "en");
}

// The numbers of the findings that a state asks for, in its order.
function search(state) {
  const f = data.findings, a = data.articles, query = plain(state.q.trim());
  const rule = data.rules.code.indexOf(state.rule), field = data.texts.field.indexOf(state.field);
  const grave = data.rules.severity.map(function (one) { return !state.severity || one === state.severity; });
  const outlet = state.outlet === NONE ? "" : state.outlet;
  const about = a.id.map(function (id, at) {
    return (!state.article || id === state.article) && (!state.outlet || outlet_of(at) === outlet);
  });
  const has = query ? having(query) : null;
  return in_order(state.sort).filter(function (at) {
    return (!state.rule || f.rule[at] === rule) && grave[f.rule[at]] && about[f.article[at]]
      && (!state.field || f.field[at] === field)
      && (!state.status || (f.known[at] === 1) === (state.status === "known"))
      && (!has || has(at));
  });
}
