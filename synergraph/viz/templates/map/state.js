// What the page knows, what the filters let through, and what is selected.
const DATA = JSON.parse(byId("data").textContent);
const WORDS = DATA.words;
const LOOKS = new Map(DATA.kinds.map((kind) => [kind.kind, kind]));
const NODES = new Map(DATA.nodes.map((node) => [node.id, node]));
const EDGES_OF = new Map(DATA.nodes.map((node) => [node.id, []]));
DATA.edges.forEach((edge, number) => {
  edge.number = number;
  EDGES_OF.get(edge.from).push(edge);
  EDGES_OF.get(edge.to).push(edge);
});
const other = (edge, id) => (edge.from === id ? edge.to : edge.from);
const collator = new Intl.Collator(DATA.lang, { numeric: true, sensitivity: "base" });
const byName = (a, b) => collator.compare(a.name, b.name);
DATA.nodes.sort(byName);

const ACTING = new Set(["project", "event"]);
const filters = { kinds: new Set(LOOKS.keys()), reach: {}, from: "", to: "", undated: true, day: "" };
const shown = { nodes: new Set(), edges: new Set() };
const listeners = { filtered: [], selected: [] };
const tell = (what, value) => listeners[what].forEach((listener) => listener(value));

// A thing, its parts of the same kind, what is linked with them, and what those projects and events are linked with.
function reach(id) {
  const kind = NODES.get(id).kind;
  const seeds = [id];
  for (const edge of EDGES_OF.get(id)) {
    const part = edge.to === id && (edge.kind === "broader" || edge.kind === "part_of");
    if (part && NODES.get(edge.from).kind === kind) seeds.push(edge.from);
  }
  const reached = new Set(seeds);
  for (const seed of seeds) {
    for (const edge of EDGES_OF.get(seed)) {
      const near = NODES.get(other(edge, seed));
      if (edge.role === "related" || near.kind === kind) continue;
      reached.add(near.id);
      if (ACTING.has(near.kind)) EDGES_OF.get(near.id).forEach((next) => reached.add(other(next, near.id)));
    }
  }
  for (const node of reached) if (NODES.get(node).kind === kind && !seeds.includes(node)) reached.delete(node);
  return reached;
}

const dated = (thing) => Boolean(thing.start || thing.end);

function inTime(thing) {
  if (!dated(thing)) return true;
  const first = (thing.start || thing.end).slice(0, 4);
  const last = (thing.end || "").slice(0, 4) || (NODES.has(thing.id) && thing.kind === "event" ? first : "9999");
  return (!filters.to || first <= filters.to) && (!filters.from || last >= filters.from);
}

// A source of "2024-11" speaks of a day up to the end of that month.
const known = (thing) => !filters.day || !thing.first || thing.first <= filters.day;

function applyFilters() {
  const timed = Boolean(filters.from || filters.to);
  const chosen = Object.values(filters.reach).filter(Boolean);
  const passing = DATA.nodes.filter(
    (node) => filters.kinds.has(node.kind) && inTime(node) && known(node) && chosen.every((set) => set.has(node.id)),
  );
  shown.nodes = new Set(passing.map((node) => node.id));
  const passes = (edge) => shown.nodes.has(edge.from) && shown.nodes.has(edge.to) && inTime(edge) && known(edge);
  if (timed && !filters.undated) {
    const sure = new Set(passing.filter(dated).map((node) => node.id));
    const touches = (node) => EDGES_OF.get(node.id).some((edge) => passes(edge) && sure.has(other(edge, node.id)));
    shown.nodes = new Set(passing.filter((node) => sure.has(node.id) || (!ACTING.has(node.kind) && touches(node))).map((node) => node.id));
  }
  shown.edges = new Set(DATA.edges.filter(passes).map((edge) => edge.number));
  tell("filtered");
}

// What is selected: { node: id }, { edges: [number, …] } or {}.
const past = [];
let selected = {};

function select(target, options = {}) {
  if (!options.back && (selected.node || selected.edges)) past.push(selected);
  selected = target;
  tell("selected", options);
}

function goBack() {
  select(past.pop() || {}, { back: true, move: true, focus: true, announce: true });
}
