// title.de: Themen ohne Projekt
// title.en: Topics without a project
// Parameters and columns: see topics-without-project.rq

// Ways upwards start from the few topics that have a broader one: a search of any length costs much for each start.
OPTIONAL MATCH (:Project)-[:HAS_TOPIC]->(n:Topic)-[:BROADER]->(:Topic)
WITH DISTINCT n
OPTIONAL MATCH (n)-[:BROADER*1..10]->(wider:Topic)
WITH collect(DISTINCT wider.id) AS indirect
MATCH (t:Topic)
WHERE t.stated AND NOT t.id IN indirect AND NOT EXISTS { MATCH (:Project)-[:HAS_TOPIC]->(t) }
OPTIONAL MATCH (x)-[:HAS_TOPIC|OFFERS|SEEKS]->(t)
RETURN t.id AS topic, collect(DISTINCT x.id) AS named_by
ORDER BY topic
