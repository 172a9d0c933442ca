// The same as tables: things and connections, sortable, with the same filters.
const PAGE_ROWS = 500;
const dateOf = (node, end) => (node[end] ? node[end].split("-").reverse().join(DATA.lang === "de" ? "." : "/") : "");
const factOf = (node, label) => (node.facts.find((fact) => fact.label === label && !fact.nature) || { value: "" }).value;
const nameOf = (id) => NODES.get(id).name;

const TABLES = {
  table: {
    rows: () => DATA.nodes.filter((node) => shown.nodes.has(node.id)),
    columns: [
      { title: WORDS.name, value: (node) => node.name, cell: (node) => linkTo(node) },
      { title: WORDS.kind, value: (node) => kindName(node) },
      { title: WORDS.status, value: (node) => factOf(node, WORDS.status) },
      { title: WORDS.start, value: (node) => node.start, text: (node) => dateOf(node, "start") },
      { title: WORDS.end, value: (node) => node.end, text: (node) => dateOf(node, "end") },
      { title: WORDS.degree, value: (node) => node.degree, numeric: true },
    ],
  },
  links: {
    rows: () => DATA.edges.filter((edge) => shown.edges.has(edge.number)),
    columns: [
      { title: WORDS.source, value: (edge) => nameOf(edge.from), cell: (edge) => linkTo(NODES.get(edge.from)) },
      { title: WORDS.relation, value: (edge) => DATA.edge_kinds[edge.kind].out, cell: (edge) => el("button", { type: "button", class: "link", onclick: () => select({ edges: [edge.number] }, { move: true, focus: true, announce: true }) }, DATA.edge_kinds[edge.kind].out) },
      { title: WORDS.target, value: (edge) => nameOf(edge.to), cell: (edge) => linkTo(NODES.get(edge.to)) },
      { title: WORDS.particulars, value: spoken },
      { title: WORDS.document, value: (edge) => [...new Set(edge.cites.map((number) => DATA.cites[number].document))].join(", ") },
    ],
  },
};
const order = { table: { column: 0, down: false }, links: { column: 0, down: false } };

const drawRest = {};

function sortedRows(which) {
  const { column, down } = order[which];
  const { value } = TABLES[which].columns[column];
  const missing = (entry) => entry === "" || entry === undefined;
  const compare = (a, b) => (typeof a === "number" ? a - b : collator.compare(a, b));
  return TABLES[which].rows().map((row) => [value(row), row]).sort(([a], [b]) => {
    if (missing(a) || missing(b)) return missing(a) - missing(b);
    return down ? compare(b, a) : compare(a, b);
  }).map(([, row]) => row);
}

function header(which, column, number) {
  const here = order[which].column === number;
  const sort = () => {
    order[which] = { column: number, down: here ? !order[which].down : Boolean(column.numeric) };
    drawTable(which);
    byId(`view-${which}`).querySelectorAll("th button")[number].focus();
  };
  const direction = order[which].down ? "descending" : "ascending";
  const sign = here ? (order[which].down ? "▾" : "▴") : "";
  return el("th", { scope: "col", "aria-sort": here ? direction : false, class: column.numeric ? "numeric" : "" },
    el("button", { type: "button", onclick: sort }, column.title, el("span", { class: "sign", "aria-hidden": "true" }, sign)));
}

function tableRow(which, row) {
  const name = which === "table" ? { "data-id": row.id } : { "data-edge": row.number };
  return el("tr", name, ...TABLES[which].columns.map((column) => el("td", { class: column.numeric ? "numeric" : "" },
    column.cell ? column.cell(row) : String((column.text || column.value)(row)))));
}

function drawTable(which) {
  const rows = sortedRows(which);
  const body = el("tbody");
  const button = el("button", { type: "button", class: "quiet more", onclick: () => append(true) });
  const append = (move) => {
    const from = body.children.length;
    body.append(...rows.slice(from, from + PAGE_ROWS).map((row) => tableRow(which, row)));
    const left = rows.length - body.children.length;
    button.hidden = left <= 0;
    button.textContent = fill(WORDS.more, { n: Math.min(left, PAGE_ROWS) });
    if (move) body.children[from].querySelector("button").focus();
  };
  append();
  drawRest[which] = () => { while (!button.hidden) append(); };
  byId(`view-${which}`).replaceChildren(el("table", { class: which },
    el("caption", { class: "unseen" }, which === "table" ? WORDS.table : WORDS.links),
    el("thead", {}, el("tr", {}, ...TABLES[which].columns.map((column, number) => header(which, column, number)))), body), button);
}
