// title.de: Partner eines Akteurs
// title.en: Partners of an actor
// Parameters and columns: see actor-partners.rq

MATCH (a:Organisation|Person|Cluster)-[:PARTICIPATES_IN]->(p:Project)
WHERE a.id = $actor
MATCH (b:Organisation|Person|Cluster)-[:PARTICIPATES_IN]->(p)
WHERE b.id <> a.id
RETURN b.id AS partner, count(DISTINCT p.id) AS number, collect(DISTINCT p.id) AS projects
ORDER BY number DESC, partner
