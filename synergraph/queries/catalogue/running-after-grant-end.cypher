// title.de: Laufend geführt nach Ende der Förderung
// title.en: Listed as running after the grant ended
// Parameters and columns: see running-after-grant-end.rq

MATCH (p:Project)
MATCH (s:Statement {predicate: 'status'})
WHERE s.subject = p.id AND (s.as_of <= $as_of OR s.as_of STARTS WITH $as_of)
WITH p, max(s.as_of) AS latest
MATCH (s:Statement {predicate: 'status', value: 'running'})
WHERE s.subject = p.id AND s.as_of = latest AND latest <> ''
MATCH (p)-[r:FUNDED_BY]->(f:Programme|Organisation)
WHERE r.until <> '' AND r.until < latest AND NOT latest STARTS WITH r.until
RETURN DISTINCT p.id AS project, s.source AS source, latest AS as_of, f.id AS funder, r.until AS until
ORDER BY project, source, funder, until
