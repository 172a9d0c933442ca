// title.de: Thema: alle Angaben
// title.en: Topic: all facts
// Parameters and columns: see topic-profile.rq

MATCH (s:Statement)
WHERE s.subject = $topic OR s.object = $topic
WITH DISTINCT s.predicate AS what, CASE WHEN s.object = $topic THEN 'in' ELSE 'out' END AS direction,
  CASE WHEN s.object = $topic THEN s.subject ELSE s.object END AS thing, s.value AS value, s.role AS role,
  s.since AS since, s.until AS until, s.amount AS amount, s.source AS source, s.place AS place, s.quote AS quote
RETURN what, direction, thing, value, role, since, until, amount, source, place, quote
ORDER BY direction, what, thing, value, role, since, until, source, place, quote
