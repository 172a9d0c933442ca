// title.de: Die am besten vernetzten Akteure
// title.en: The best connected actors
// Parameters and columns: see connected-actors.rq

MATCH (a:Organisation|Person|Cluster)
OPTIONAL MATCH (a)-[:PARTICIPATES_IN]->(p:Project)
OPTIONAL MATCH (b:Organisation|Person|Cluster)-[:PARTICIPATES_IN]->(p)
WHERE b.id <> a.id
WITH a, count(DISTINCT b.id) AS partners, count(DISTINCT p.id) AS projects
OPTIONAL MATCH (a)-[:ORGANISES|HOSTS|TAKES_PART|SPEAKS_AT]->(e:Event)
WITH a.id AS actor, partners, projects, count(DISTINCT e.id) AS events
WHERE projects > 0 OR events > 0
RETURN actor, partners, projects, events
ORDER BY partners DESC, projects DESC, events DESC, actor
