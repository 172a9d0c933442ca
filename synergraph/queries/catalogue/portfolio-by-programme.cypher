// title.de: Portfolio nach Programm
// title.en: Portfolio by programme
// Parameters and columns: see portfolio-by-programme.rq

MATCH (p:Project)
OPTIONAL MATCH (s:Statement {predicate: 'status'})
WHERE s.subject = p.id AND (s.as_of <= $as_of OR s.as_of STARTS WITH $as_of)
WITH p, max(s.as_of) AS latest
OPTIONAL MATCH (s:Statement {predicate: 'status'})
WHERE s.subject = p.id AND s.as_of = latest
WITH p, max(s.value) AS status
MATCH (m:Statement {predicate: 'part_of'})
WHERE m.subject = p.id AND m.object STARTS WITH 'programme/'
  AND (m.as_of <= $as_of OR m.as_of STARTS WITH $as_of)
WITH DISTINCT m.object AS programme, p.id AS project, status
RETURN programme, count(project) AS projects,
  count(CASE WHEN status = 'running' THEN 1 END) AS running,
  count(CASE WHEN status = 'completed' THEN 1 END) AS completed,
  count(CASE WHEN status IN ['running', 'completed'] THEN NULL ELSE 1 END) AS other
ORDER BY programme
