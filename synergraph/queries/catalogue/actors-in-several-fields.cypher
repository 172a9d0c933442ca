// title.de: Akteure in mehreren Handlungsfeldern
// title.en: Actors in several action fields
// Parameters and columns: see actors-in-several-fields.rq

MATCH (a:Organisation|Person|Cluster)-[:PARTICIPATES_IN]->(p:Project)
MATCH (p)-[r:IN_ACTION_FIELD]->(f:ActionField)
WHERE r.role <> 'related'
WITH a.id AS actor, count(DISTINCT f.id) AS number, collect(DISTINCT f.id) AS action_fields,
  count(DISTINCT p.id) AS projects
WHERE number >= $minimum
RETURN actor, number, action_fields, projects
ORDER BY number DESC, projects DESC, actor
