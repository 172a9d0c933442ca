// title.de: Projekte
// title.en: Projects
// Parameters and columns: see projects.rq

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
WITH p, status, collect(DISTINCT f.object) AS action_fields
WHERE ($status = '' OR status = $status) AND ($field = '' OR $field IN action_fields)
RETURN p.id AS project, status, action_fields, p.start AS start, p.`end` AS `end`
ORDER BY project
