// title.de: Themen ohne Projekt
// title.en: Topics without a project
// Parameters and columns: see topics-without-project.rq

MATCH (t:Topic)
WHERE t.stated AND NOT EXISTS { MATCH (:Project)-[:HAS_TOPIC]->(:Topic)-[:BROADER*0..10]->(t) }
OPTIONAL MATCH (x)-[:HAS_TOPIC|OFFERS|SEEKS]->(t)
RETURN t.id AS topic, collect(DISTINCT x.id) AS named_by
ORDER BY topic
