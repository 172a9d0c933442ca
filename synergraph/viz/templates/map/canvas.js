// The map: vis-network with fixed places, pale discs behind the groups, and what is selected brought forward.
const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
const motion = calm ? false : { duration: 350, easingFunction: "easeInOutQuad" };
const DIM = { node: 0.16, line: 0.2 };
const MAP = { nodes: new vis.DataSet(DATA.network.nodes), lines: new vis.DataSet(DATA.network.edges) };
const LINE_OF = new Map();
DATA.network.edges.forEach((line) => line.all.forEach((number) => LINE_OF.set(number, line.id)));

let view = null;
let network = null;

function drawDiscs(context) {
  context.fillStyle = "#eef1f5";
  for (const disc of DATA.discs) {
    context.beginPath();
    context.arc(disc.x, disc.y, disc.r, 0, 2 * Math.PI);
    context.fill();
  }
}

function startMap() {
  view = {
    nodes: new vis.DataView(MAP.nodes, { filter: (node) => shown.nodes.has(node.id) }),
    edges: new vis.DataView(MAP.lines, { filter: (line) => line.all.some((number) => shown.edges.has(number)) }),
  };
  network = new vis.Network(byId("map"), view, DATA.network.options);
  network.on("beforeDrawing", drawDiscs);
  network.on("afterDrawing", drawLabels);
  network.on("click", clicked);
  network.on("hoverNode", (event) => hover(event.node));
  network.on("blurNode", () => hover(null));
  byId("zoom-in").addEventListener("click", () => zoom(1.4));
  byId("zoom-out").addEventListener("click", () => zoom(1 / 1.4));
  byId("zoom-fit").addEventListener("click", () => showAll(motion));
  byId("map").addEventListener("keydown", steer);
  network.once("afterDrawing", () => byId("map").classList.add("drawn"));
  showAll(false);
}

function showAll(animation) {
  const edge = (side) => Math.max(0, ...DATA.discs.map((disc) => side(disc) + disc.r));
  const [left, right, top, bottom] = [edge((d) => -d.x), edge((d) => d.x), edge((d) => -d.y), edge((d) => d.y)];
  const { width, height } = byId("map").getBoundingClientRect();
  const scale = Math.min(1.2, (0.96 * width) / (left + right || 1), (0.96 * height) / (top + bottom || 1));
  network.moveTo({ position: { x: (right - left) / 2, y: (bottom - top) / 2 }, scale, animation });
}

function clicked(event) {
  if (event.nodes.length) select({ node: event.nodes[0] }, { announce: true });
  else if (event.edges.length) select({ edges: visibleOf(event.edges[0]) }, { announce: true });
  else select({}, {});
}

const visibleOf = (line) => MAP.lines.get(line).all.filter((number) => shown.edges.has(number));

function zoom(factor) {
  network.moveTo({ scale: Math.min(4, Math.max(0.03, network.getScale() * factor)), animation: motion });
}

function steer(event) {
  const step = { ArrowLeft: [-80, 0], ArrowRight: [80, 0], ArrowUp: [0, -80], ArrowDown: [0, 80] }[event.key];
  if (step) {
    const at = network.getViewPosition();
    const scale = network.getScale();
    network.moveTo({ position: { x: at.x + step[0] / scale, y: at.y + step[1] / scale } });
  } else if (event.key === "+" || event.key === "=") zoom(1.4);
  else if (event.key === "-") zoom(1 / 1.4);
  else if (event.key === "0") showAll(motion);
  else if (event.key === "Escape") select({}, {});
  else return;
  event.preventDefault();
}

// Everything but the selected things and their neighbours steps back.
let front = null;

function bringForward(options) {
  const old = front;
  front = frontOf(selected);
  MAP.nodes.update(changed(DATA.network.nodes, old, front, "nodes").map((node) => ({
    id: node.id, opacity: !front || front.nodes.has(node.id) ? 1 : DIM.node,
  })));
  MAP.lines.update(changed(DATA.network.edges, old, front, "lines").map((line) => ({
    id: line.id, ...lineLook(front && front.lines.has(line.id)),
  })));
  mark();
  if (options.move && front) showFront();
}

function lineLook(near) {
  const usual = DATA.network.options.edges.color;
  if (near) return { color: { color: "#4b5a70", opacity: 1 }, width: 1.6 };
  return { color: { color: usual.color, opacity: front ? usual.opacity * DIM.line : usual.opacity }, width: 1 };
}

function changed(items, old, now, what) {
  const state = (set, id) => (set ? (set[what].has(id) ? 2 : 1) : 0);
  return items.filter((item) => state(old, item.id) !== state(now, item.id));
}

function frontOf(target) {
  const edges = target.node ? EDGES_OF.get(target.node).filter((edge) => shown.edges.has(edge.number)) : (target.edges || []).map((number) => DATA.edges[number]);
  if (!target.node && !edges.length) return null;
  const nodes = new Set(edges.flatMap((edge) => [edge.from, edge.to]));
  if (target.node) nodes.add(target.node);
  return { nodes, lines: new Set(edges.map((edge) => LINE_OF.get(edge.number))) };
}

function mark() {
  const visible = selected.node && shown.nodes.has(selected.node);
  network.setSelection({ nodes: visible ? [selected.node] : [], edges: [] }, { highlightEdges: false });
}

function showFront() {
  const nodes = [...front.nodes].filter((id) => shown.nodes.has(id));
  if (!nodes.length) return;
  if (selected.node && nodes.length < 2) network.focus(nodes[0], { scale: 1, animation: motion });
  else network.fit({ nodes, animation: motion, maxZoomLevel: 1.1 });
}

function refreshMap() {
  view.nodes.refresh();
  view.edges.refresh();
  bringForward({});
}
