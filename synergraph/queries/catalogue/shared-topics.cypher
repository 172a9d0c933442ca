// title.de: Gemeinsame Themen von Projekten
// title.en: Shared topics of projects
// Parameters and columns: see shared-topics.rq

MATCH (p:Project)-[:HAS_TOPIC]->(t:Topic)
MATCH (q:Project)-[:HAS_TOPIC]->(t)
WHERE ($project = '' AND p.id < q.id) OR (p.id = $project AND p.id <> q.id)
WITH p.id AS project, q.id AS other, count(DISTINCT t.id) AS number, collect(DISTINCT t.id) AS topics
WHERE number >= $minimum
RETURN project, other, number, topics
ORDER BY number DESC, project, other
