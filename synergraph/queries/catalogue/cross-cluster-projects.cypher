// title.de: Cross-Cluster-Projekte
// title.en: Cross-cluster projects
// Parameters and columns: see cross-cluster-projects.rq

MATCH (p:Project)
MATCH (c:Cluster)
WHERE EXISTS { MATCH (p)-[:SUPPORTED_BY]->(c) } OR EXISTS { MATCH (c)-[:PARTICIPATES_IN]->(p) }
  OR EXISTS { MATCH (p)<-[:PARTICIPATES_IN]-(:Organisation|Person)-[:MEMBER_OF|SUPPORTED_BY]->(c) }
WITH p.id AS project, collect(DISTINCT c.id) AS clusters, count(DISTINCT c.id) AS number
WHERE number > 1
RETURN project, clusters, number
ORDER BY number DESC, project
