// title.de: Portfolio nach Handlungsfeld
// title.en: Portfolio by action field
// Parameters and columns: see portfolio.rq

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
OPTIONAL MATCH (f:Statement {predicate: 'in_action_field'})
WHERE f.subject = p.id AND f.role <> 'related' AND (f.as_of <= $as_of OR f.as_of STARTS WITH $as_of)
WITH DISTINCT f.object AS action_field, p.id AS project, status
RETURN action_field, count(project) AS projects,
  count(CASE WHEN status = 'running' THEN 1 END) AS running,
  count(CASE WHEN status = 'completed' THEN 1 END) AS completed,
  count(CASE WHEN status IN ['running', 'completed'] THEN NULL ELSE 1 END) AS other
ORDER BY coalesce(action_field, '')
