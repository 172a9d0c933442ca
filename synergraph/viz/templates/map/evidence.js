// Evidence: the words of the source, its name, the place in it, and its day.
function cited(number) {
  const cite = DATA.cites[number];
  const where = [cite.document, cite.place, cite.as_of && `${WORDS.as_of} ${cite.as_of}`].filter(Boolean).join(" · ");
  return el("figure", { class: "cite" },
    cite.quote ? el("blockquote", {}, cite.quote) : el("p", { class: "none" }, WORDS.no_quote),
    cite.rule ? el("p", { class: "rule" }, cite.rule) : null,
    el("figcaption", {}, where));
}

function evidence(numbers, open) {
  if (!numbers.length) return null;
  const label = numbers.length === 1 ? WORDS.evidence : fill(WORDS.evidences, { n: numbers.length });
  return el("details", { class: "evidence", open }, el("summary", {}, label), ...few(numbers.map(cited), 3));
}

// The first `most` items, and a button that shows the others.
function few(items, most) {
  if (items.length <= most + 1) return items;
  const button = el("button", { type: "button", class: "quiet more", onclick: () => {
    const rest = items.slice(most);
    (button.parentNode.tagName === "LI" ? button.parentNode : button).replaceWith(...rest);
    const target = rest[0].querySelector("button") || rest[0];
    if (target === rest[0]) target.tabIndex = -1;
    target.focus();
  } }, fill(WORDS.more, { n: items.length - most }));
  return [...items.slice(0, most), items[0].tagName === "LI" ? el("li", { class: "rest" }, button) : button];
}
