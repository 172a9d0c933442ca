// The filters: kinds (which are also the legend), what things are connected with, and time.
const REACHES = ["cluster", "action_field", "topic"];

function buildFilters() {
  byId("kinds").append(...DATA.kinds.map(kindBox));
  const selects = REACHES.map(reachSelect).filter(Boolean);
  byId("connected").append(...selects);
  byId("connected").hidden = !selects.length;
  const times = [...yearSelects(), daySelect()].filter(Boolean);
  byId("time").append(...times);
  byId("time").hidden = !times.length;
  byId("reset").addEventListener("click", resetFilters);
}

function kindBox(kind) {
  const change = (event) => {
    filters.kinds[event.target.checked ? "add" : "delete"](kind.kind);
    applyFilters();
  };
  return el("label", { class: "kind" },
    el("input", { type: "checkbox", checked: true, name: "kind", value: kind.kind, onchange: change }),
    symbol(kind.kind), el("span", {}, kind.name), el("span", { class: "number" }, String(kind.count)));
}

function reachSelect(kind) {
  const choices = DATA.nodes.filter((node) => node.kind === kind);
  if (!choices.length) return null;
  const change = (event) => {
    filters.reach[kind] = event.target.value ? reach(event.target.value) : null;
    applyFilters();
    fitShown();
  };
  return field(WORDS[kind], chooser(kind, choices.map((node) => [node.id, node.name]), WORDS.all, change));
}

const field = (label, control) => el("label", { class: "field" }, el("span", {}, label), control);

function chooser(name, choices, none, change) {
  return el("select", { name, onchange: change }, el("option", { value: "" }, none), ...choices.map(([value, text]) => el("option", { value }, text)));
}

function years() {
  const found = [...DATA.nodes, ...DATA.edges].flatMap((thing) => [thing.start, thing.end]).map((day) => day.slice(0, 4));
  const known = found.filter((year) => /^\d{4}$/.test(year)).sort();
  if (!known.length) return [];
  const [first, last] = [Number(known[0]), Number(known[known.length - 1])];
  return Array.from({ length: Math.min(last - first, 80) + 1 }, (_, number) => String(Math.max(first, last - 80) + number));
}

function yearSelects() {
  const choices = years().map((year) => [year, year]);
  const set = (name) => (event) => {
    filters[name] = event.target.value;
    applyFilters();
  };
  const pair = el("div", { class: "pair" },
    field(WORDS.from_year, chooser("from", choices, WORDS.open, set("from"))),
    field(WORDS.to_year, chooser("to", choices, WORDS.open, set("to"))));
  return choices.length ? [pair, undatedBox()] : [];
}

function undatedBox() {
  const change = (event) => {
    filters.undated = event.target.checked;
    applyFilters();
  };
  return el("label", { class: "check" }, el("input", { type: "checkbox", name: "undated", checked: true, onchange: change }), el("span", {}, WORDS.undated));
}

function daySelect() {
  const change = (event) => {
    filters.day = event.target.value;
    applyFilters();
  };
  const choices = DATA.days.map((day) => [day.day, fill(WORDS.until_day, { day: day.text })]);
  return choices.length > 1 ? field(WORDS.seen, chooser("day", choices, WORDS.all, change)) : "";
}

function resetFilters() {
  Object.assign(filters, { kinds: new Set(LOOKS.keys()), reach: {}, from: "", to: "", undated: true, day: "" });
  document.querySelectorAll("#filters input").forEach((box) => { box.checked = true; });
  document.querySelectorAll("#filters select").forEach((choice) => { choice.value = ""; });
  applyFilters();
  fitShown();
}

function fitShown() {
  if (byId("view-map").hidden || !shown.nodes.size) return;
  if (shown.nodes.size === DATA.nodes.length) showAll(motion);
  else network.fit({ nodes: [...shown.nodes], animation: motion, maxZoomLevel: 1.2 });
}

function countShown() {
  const counts = { n: shown.nodes.size, all: DATA.nodes.length, m: shown.edges.size };
  byId("status").textContent = counts.n ? fill(WORDS.counted, counts) : WORDS.empty;
}
