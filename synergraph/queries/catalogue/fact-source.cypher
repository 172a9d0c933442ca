// title.de: Woher kommt das?
// title.en: Where does this come from?
// Parameters and columns: see fact-source.rq

MATCH (s:Statement)
WHERE s.subject = $thing AND ($what = '' OR s.predicate = $what)
RETURN DISTINCT s.predicate AS what, s.object AS other, s.value AS value, s.source AS source, s.as_of AS as_of,
  s.place AS place, s.quote AS quote, s.rule AS rule
ORDER BY what, other, value, as_of, source, place, quote, rule
