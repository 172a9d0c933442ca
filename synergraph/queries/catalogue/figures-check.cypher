// title.de: Gedruckte und gezählte Kennzahlen
// title.en: Printed and counted figures
// Parameters and columns: see figures-check.rq

MATCH (d:Document)-[:STATES]->(f:Figure)
WHERE d.as_of IS NOT NULL AND f.value IS NOT NULL
  AND f.measure IN ['projects', 'projects_completed', 'projects_running', 'projects_with_grant', 'grants', 'interviews']
MATCH (pr:Programme)
WHERE ($programme = '' OR pr.id = $programme) AND (pr.name = f.scope OR pr.label_en = f.scope
  OR (' | ' + coalesce(pr.aliases, '') + ' | ') CONTAINS (' | ' + f.scope + ' | '))
MATCH (m:Statement {predicate: 'part_of'})
WHERE m.object = pr.id AND m.subject STARTS WITH 'project/' AND (m.as_of <= d.as_of OR m.as_of STARTS WITH d.as_of)
WITH DISTINCT d, f, pr, m.subject AS project
OPTIONAL MATCH (s:Statement {predicate: 'status'})
WHERE s.subject = project AND (s.as_of <= d.as_of OR s.as_of STARTS WITH d.as_of)
WITH d, f, pr, project, max(s.as_of) AS latest
OPTIONAL MATCH (s:Statement {predicate: 'status'})
WHERE s.subject = project AND s.as_of = latest
WITH d, f, pr, project, max(s.value) AS status
OPTIONAL MATCH (g:Statement {predicate: 'funded_by'})
WHERE g.subject = project AND g.object = pr.id AND (g.as_of <= d.as_of OR g.as_of STARTS WITH d.as_of)
WITH d, f, pr, project, status, count(g.id) AS funded
OPTIONAL MATCH (i:Statement {predicate: 'interviewed'})
WHERE i.subject = project AND i.value = d.as_of
WITH d.id AS source, d.as_of AS as_of, f.measure AS measure, f.value AS printed, f.id AS which,
  pr.id AS programme, project, status, funded, count(i.id) AS interviews
WITH source, as_of, measure, printed, which, programme,
  count(CASE WHEN measure = 'projects' OR (measure = 'projects_completed' AND status = 'completed')
    OR (measure = 'projects_running' AND status = 'running')
    OR (measure IN ['grants', 'projects_with_grant'] AND funded > 0)
    OR (measure = 'interviews' AND interviews > 0) THEN 1 END) AS counted
RETURN programme, measure, source, as_of, printed, counted, counted = printed AS agrees
ORDER BY programme, as_of, source, measure, which
