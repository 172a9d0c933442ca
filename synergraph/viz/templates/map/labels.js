// Names on the map: the best connected first, as many as fit without covering each other.
const FONT = { size: 12.5, line: 15, family: '"Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", sans-serif' };
const MOST_LABELS = 160;
const FEW = 150;
const HUBS = new Set(DATA.discs.map((disc) => disc.hub));
const RANKED = [...DATA.nodes].sort((a, b) => b.degree - a.degree || byName(a, b));
let hovered = null;

function hover(id) {
  hovered = id;
  byId("map").classList.toggle("pointing", Boolean(id));
  network.redraw();
}

function wrapped(name, width = 24, most = 2) {
  const lines = [""];
  for (const word of name.split(/\s+/)) {
    const last = lines[lines.length - 1];
    if (!last || last.length + word.length < width) lines[lines.length - 1] = last ? `${last} ${word}` : word;
    else lines.push(word);
  }
  const kept = lines.slice(0, most).map((line) => (line.length > width + 6 ? `${line.slice(0, width + 4)}…` : line));
  if (lines.length > most) kept[most - 1] = `${kept[most - 1].replace(/[\s–,-]+$/, "")} …`;
  return kept;
}

const LINES = new Map();
const WIDTHS = new Map();

function measured(context, node, most) {
  const key = `${most} ${node.id}`;
  if (!LINES.has(key)) {
    LINES.set(key, wrapped(node.name, 24, most));
    WIDTHS.set(key, Math.max(...LINES.get(key).map((line) => context.measureText(line).width)));
  }
  return { lines: LINES.get(key), width: WIDTHS.get(key) };
}

function labelOrder() {
  const first = [hovered, selected.node].filter((id) => id && shown.nodes.has(id)).map((id) => NODES.get(id));
  const near = front ? RANKED.filter((node) => front.nodes.has(node.id) && node.id !== selected.node) : RANKED;
  return [...new Set([...first, ...near.filter((node) => HUBS.has(node.id)), ...near])];
}

// The smallest sign, in pixels, that bears a name.
const least = (node) => (HUBS.has(node.id) || shown.nodes.size < FEW ? 1.5 : 4);

function drawLabels(context) {
  const scale = network.getScale();
  const size = byId("map").getBoundingClientRect();
  const boxes = [];
  context.save();
  context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  context.textAlign = "center";
  context.textBaseline = "top";
  context.lineJoin = "round";
  for (const node of labelOrder()) {
    if (boxes.length >= MOST_LABELS) break;
    const strong = node.id === hovered || node.id === selected.node;
    if (!shown.nodes.has(node.id) || (!strong && !front && node.size * scale < least(node))) continue;
    const at = network.canvasToDOM({ x: node.x, y: node.y });
    if (at.x < -60 || at.y < -40 || at.x > size.width + 60 || at.y > size.height + 20) continue;
    drawLabel(context, node, at, node.size * scale, strong, boxes);
  }
  context.restore();
}

function drawLabel(context, node, at, radius, strong, boxes) {
  context.font = `${strong ? "600 " : ""}${FONT.size}px ${FONT.family}`;
  const { lines, width } = measured(context, node, strong ? 4 : 2);
  const top = at.y + radius + 3;
  const box = [at.x - width / 2 - 3, at.y - radius, at.x + width / 2 + 3, top + lines.length * FONT.line];
  if (!strong && boxes.some((b) => box[0] < b[2] && box[2] > b[0] && box[1] < b[3] && box[3] > b[1])) return;
  boxes.push(box);
  lines.forEach((line, number) => {
    context.strokeStyle = "rgba(255,255,255,0.92)";
    context.lineWidth = 3.5;
    context.strokeText(line, at.x, top + number * FONT.line);
    context.fillStyle = strong ? "#0b1220" : "#2b3648";
    context.fillText(line, at.x, top + number * FONT.line);
  });
}
