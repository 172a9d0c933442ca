// The search: a combobox over names and further names, umlauts or not.
const MOST_FOUND = 8;
const UMLAUTS = { ä: "ae", ö: "oe", ü: "ue", ß: "ss" };
const folded = (text) => text.toLowerCase().replace(/[äöüß]/g, (letter) => UMLAUTS[letter]).normalize("NFD").replace(/[\u0300-\u036f]/g, "");
const SEARCHED = RANKED.map((node) => ({ node, names: [node.name, ...node.aliases].map(folded) }));
let active = -1;

function rank(names, wanted) {
  const best = (name) => (name === wanted ? 0 : name.startsWith(wanted) ? 1 : name.includes(` ${wanted}`) ? 2 : name.includes(wanted) ? 3 : 9);
  return Math.min(...names.map((name, number) => best(name) + (number ? 0.5 : 0)));
}

function find(text) {
  const wanted = folded(text.trim());
  if (!wanted) return [];
  const ranked = SEARCHED.map(({ node, names }) => ({ node, at: rank(names, wanted) })).filter(({ at }) => at < 9);
  return ranked.sort((a, b) => a.at - b.at).slice(0, MOST_FOUND).map(({ node }) => node);
}

function suggest() {
  const found = find(byId("search").value);
  const typed = byId("search").value.trim() !== "";
  active = found.length ? 0 : -1;
  byId("suggestions").replaceChildren(...found.map((node, number) => el("li", {
    role: "option", id: `option-${number}`, "aria-selected": String(number === active), "data-id": node.id,
    onmousedown: (event) => { event.preventDefault(); take(node); },
  }, symbol(node.kind), el("span", { class: "name" }, node.name), el("span", { class: "kind-name" }, kindName(node)))));
  if (typed) byId("live").textContent = found.length ? fill(WORDS.found, { n: found.length }) : WORDS.not_found;
  openList(found.length > 0);
}

function openList(open) {
  byId("suggestions").hidden = !open;
  byId("search").setAttribute("aria-expanded", String(open));
  if (open) byId("search").setAttribute("aria-activedescendant", `option-${active}`);
  else byId("search").removeAttribute("aria-activedescendant");
}

function moveTo(number) {
  const options = [...byId("suggestions").children];
  if (!options.length) return;
  active = (number + options.length) % options.length;
  options.forEach((option, at) => option.setAttribute("aria-selected", String(at === active)));
  options[active].scrollIntoView({ block: "nearest" });
  openList(true);
}

function take(node) {
  byId("search").value = "";
  byId("suggestions").replaceChildren();
  openList(false);
  select({ node: node.id }, { move: true, focus: true, announce: true });
}

function searchKey(event) {
  const options = byId("suggestions").children;
  if (event.key === "ArrowDown") moveTo(active + 1);
  else if (event.key === "ArrowUp") moveTo(active - 1);
  else if (event.key === "Enter" && options[active]) take(NODES.get(options[active].dataset.id));
  else if (event.key === "Escape") openList(false);
  else return;
  event.preventDefault();
}

function startSearch() {
  byId("search").addEventListener("input", suggest);
  byId("search").addEventListener("keydown", searchKey);
  byId("search").addEventListener("blur", () => openList(false));
}
