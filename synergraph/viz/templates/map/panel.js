// The panel: what is known of the selected thing or connection, and where that stands.
const linkTo = (node) => el("button", { type: "button", class: "link", onclick: () => select({ node: node.id }, { move: true, focus: true, announce: true }) }, symbol(node.kind), el("span", {}, node.name));
const spoken = (edge) => edge.facts.map(([, , words]) => words).join(", ");
const kindName = (node) => LOOKS.get(node.kind).name;

function showPanel(options) {
  const edges = selected.edges && selected.edges.length ? selected.edges.map((number) => DATA.edges[number]) : null;
  const body = selected.node ? nodePanel(NODES.get(selected.node)) : edges ? edgePanel(edges) : welcome();
  const tools = selected.node || edges ? [toolbar()] : [];
  byId("panel").replaceChildren(...tools, ...body.filter(Boolean));
  byId("panel").scrollTop = 0;
  byId("panel").classList.toggle("chosen", tools.length > 0);
  const heading = byId("panel").querySelector("h2");
  if (options.focus) heading.focus();
  if (options.announce) byId("live").textContent = fill(WORDS.selected, { name: heading.textContent });
}

function toolbar() {
  return el("div", { class: "toolbar" },
    past.length ? el("button", { type: "button", class: "quiet", onclick: goBack }, `← ${WORDS.back}`) : el("span"),
    el("button", { type: "button", class: "quiet", "aria-label": WORDS.close, onclick: () => { past.length = 0; select({}, { back: true, focus: true }); } }, "✕"));
}

function welcome() {
  const hubs = RANKED.filter((node) => shown.nodes.has(node.id)).slice(0, 6);
  return [
    el("h2", { tabindex: "-1" }, WORDS.welcome),
    el("p", {}, WORDS.how_click), el("p", {}, WORDS.how_discs), el("p", {}, WORDS.how_keys),
    DATA.left_out ? el("p", { class: "notice" }, fill(WORDS.left_out, { n: DATA.nodes.length, all: DATA.total, rest: DATA.left_out })) : null,
    hubs.length ? el("h3", {}, WORDS.hubs) : null,
    el("ul", { class: "neighbours" }, ...hubs.map((node) => el("li", {}, linkTo(node)))),
  ];
}

function nodePanel(node) {
  return [
    el("p", { class: "chip" }, symbol(node.kind), kindName(node)),
    el("h2", { tabindex: "-1" }, node.name),
    node.aliases.length ? el("p", { class: "aliases" }, `${WORDS.also}: ${node.aliases.slice(0, 4).join(" · ")}`) : null,
    shown.nodes.has(node.id) ? null : hiddenNotice(),
    ...node.facts.filter((fact) => fact.mention).map((fact) => el("section", { class: "mention" }, el("h3", {}, fact.label), ...few(fact.cites.map(cited), 1))),
    factList(node.facts.filter((fact) => !fact.mention)),
    ...neighbours(node),
  ];
}

const hiddenNotice = () => el("p", { class: "notice" }, WORDS.hidden, " ", el("button", { type: "button", class: "quiet", onclick: resetFilters }, WORDS.reset));

function factList(facts) {
  if (!facts.length) return null;
  return el("section", {}, el("h3", {}, WORDS.facts), el("dl", {}, ...facts.flatMap((fact) => [
    el("dt", {}, fact.label, fact.nature ? el("span", { class: "nature" }, fact.nature) : null),
    el("dd", {}, el("span", { class: fact.nature ? "value old" : "value" }, fact.value), evidence(fact.cites, false)),
  ])));
}

function neighbours(node) {
  const groups = new Map();
  for (const edge of EDGES_OF.get(node.id)) {
    const label = DATA.edge_kinds[edge.kind][edge.from === node.id ? "out" : "in"];
    if (!groups.has(label)) groups.set(label, []);
    groups.get(label).push(edge);
  }
  if (!groups.size) return [];
  const parts = [...groups].map(([label, edges]) => el("section", { class: "group" },
    el("h4", {}, label, el("span", { class: "number" }, String(edges.length))),
    el("ul", { class: "neighbours" }, ...few(sortedEdges(edges, node).map((edge) => neighbour(edge, node)), 8))));
  return [el("h3", {}, WORDS.neighbours), ...parts];
}

const sortedEdges = (edges, node) => edges.sort((a, b) => byName(NODES.get(other(a, node.id)), NODES.get(other(b, node.id))));

function neighbour(edge, node) {
  const near = NODES.get(other(edge, node.id));
  const words = spoken(edge);
  const open = () => select({ edges: [edge.number] }, { move: true, focus: true, announce: true });
  return el("li", {}, linkTo(near),
    words ? el("span", { class: "words" }, words) : null,
    el("button", { type: "button", class: "quiet proof", "aria-label": `${WORDS.evidence}: ${near.name}`, onclick: open }, WORDS.evidence));
}

function edgePanel(edges) {
  const [from, to] = [NODES.get(edges[0].from), NODES.get(edges[0].to)];
  return [
    el("p", { class: "chip" }, WORDS.between),
    el("h2", { tabindex: "-1" }, `${from.name} – ${to.name}`),
    ...edges.map((edge) => el("section", { class: "relation" },
      el("p", { class: "sentence" }, linkTo(NODES.get(edge.from)), el("em", {}, DATA.edge_kinds[edge.kind].out), linkTo(NODES.get(edge.to))),
      edge.facts.length ? el("dl", {}, ...edge.facts.flatMap(([label, value]) => [el("dt", {}, label), el("dd", {}, el("span", { class: "value" }, value))])) : null,
      ...few(edge.cites.map(cited), 3))),
  ];
}
