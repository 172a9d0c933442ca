// Tabs, and who listens to whom.
const VIEWS = ["map", "table", "links"];

function openView(name, focus) {
  for (const other of VIEWS) {
    const chosen = other === name;
    byId(`view-${other}`).hidden = !chosen;
    byId(`tab-${other}`).setAttribute("aria-selected", String(chosen));
    byId(`tab-${other}`).tabIndex = chosen ? 0 : -1;
  }
  if (focus) byId(`tab-${name}`).focus();
  if (name === "map") network.redraw();
  else drawTable(name);
}

function startTabs() {
  VIEWS.forEach((name, number) => {
    byId(`tab-${name}`).addEventListener("click", () => openView(name));
    byId(`tab-${name}`).addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step) openView(VIEWS[(number + step + VIEWS.length) % VIEWS.length], true);
    });
  });
}

function refreshTables() {
  for (const name of ["table", "links"]) if (!byId(`view-${name}`).hidden) drawTable(name);
}

const latest = DATA.days.length ? ` · ${WORDS.latest} ${DATA.days[DATA.days.length - 1].text}` : "";
const sources = DATA.sources === 1 ? WORDS.one_source : fill(WORDS.sources, { n: DATA.sources });
byId("origin").textContent = sources + latest;
buildFilters();
startTabs();
startSearch();
applyFilters();
startMap();
listeners.filtered.push(countShown, refreshMap, refreshTables, () => showPanel({}));
listeners.selected.push(bringForward, showPanel);
countShown();
select(DATA.focus ? { node: DATA.focus } : {}, { back: true, move: true });
// What is printed is all there is, not the first page of it.
addEventListener("beforeprint", () => VIEWS.forEach((name) => byId(`view-${name}`).hidden || (drawRest[name] && drawRest[name]())));
byId("content").classList.add("ready");
