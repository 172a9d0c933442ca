// title.de: Gemeinsame Akteure von Projekten
// title.en: Shared actors of projects
// Parameters and columns: see shared-actors.rq

MATCH (p:Project)<-[:PARTICIPATES_IN]-(a:Organisation|Person|Cluster)
MATCH (a)-[:PARTICIPATES_IN]->(q:Project)
WHERE ($project = '' AND p.id < q.id) OR (p.id = $project AND p.id <> q.id)
WITH p.id AS project, q.id AS other, count(DISTINCT a.id) AS number, collect(DISTINCT a.id) AS actors
WHERE number >= $minimum
RETURN project, other, number, actors
ORDER BY number DESC, project, other
