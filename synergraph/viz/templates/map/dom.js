// Elements from data: every text goes in as text, never as HTML.
const SVG = "http://www.w3.org/2000/svg";
const byId = (id) => document.getElementById(id);

function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "class") node.className = value;
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value !== undefined) node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

const OUTLINES = {
  square: "2,2 14,2 14,14 2,14",
  diamond: "8,1 15,8 8,15 1,8",
  triangle: "8,1.5 15,14 1,14",
  triangleDown: "1,2 15,2 8,14.5",
  hexagon: "4.5,2 11.5,2 15,8 11.5,14 4.5,14 1,8",
  star: "8,1 10,6 15.5,6 11,9.5 13,15 8,11.8 3,15 5,9.5 .5,6 6,6",
};

function symbol(kind) {
  const look = LOOKS.get(kind);
  const picture = document.createElementNS(SVG, "svg");
  picture.setAttribute("viewBox", "0 0 16 16");
  picture.setAttribute("class", "symbol");
  picture.setAttribute("aria-hidden", "true");
  const shape = document.createElementNS(SVG, look.shape === "dot" ? "circle" : "polygon");
  const place = look.shape === "dot" ? { cx: 8, cy: 8, r: 6 } : { points: OUTLINES[look.shape] };
  const paint = { fill: look.filled ? look.colour : "#fff", stroke: look.colour, "stroke-width": look.filled ? 0 : 2 };
  for (const [name, value] of Object.entries({ ...place, ...paint })) shape.setAttribute(name, value);
  picture.append(shape);
  return picture;
}
