// title.de: Offene Aufrufe
// title.en: Open calls
// Parameters and columns: see calls-open.rq

MATCH (p:Programme)
WHERE p.deadline >= $after OR $after STARTS WITH p.deadline
OPTIONAL MATCH (p)-[:HAS_TOPIC]->(t:Topic)
RETURN p.id AS programme, p.deadline AS deadline, p.published AS published, p.decision AS decision,
  p.funder_level AS funder_level, collect(DISTINCT t.id) AS topics
ORDER BY deadline, programme
