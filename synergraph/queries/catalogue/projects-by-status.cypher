// title.de: Projekte nach Status
// title.en: Projects by status
// Parameters and columns: see projects-by-status.rq

MATCH (p:Project)
WHERE EXISTS {
  MATCH (k:Statement)
  WHERE k.subject = p.id AND (k.as_of <= $as_of OR k.as_of STARTS WITH $as_of)
    AND ($programme = '' OR (k.predicate = 'part_of' AND k.object = $programme))
}
OPTIONAL MATCH (s:Statement {predicate: 'status'})
WHERE s.subject = p.id AND (s.as_of <= $as_of OR s.as_of STARTS WITH $as_of)
WITH p, max(s.as_of) AS latest
OPTIONAL MATCH (s:Statement {predicate: 'status'})
WHERE s.subject = p.id AND s.as_of = latest
WITH p, max(s.value) AS status
RETURN status, count(p.id) AS projects
ORDER BY coalesce(status, '')
