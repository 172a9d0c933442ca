// title.de: Themen ohne Veranstaltung
// title.en: Topics without an event
// Parameters and columns: see topics-without-event.rq

MATCH (p:Project)-[:HAS_TOPIC]->(t:Topic)
WHERE NOT EXISTS { MATCH (:Event)-[:HAS_TOPIC]->(t) }
RETURN t.id AS topic, count(DISTINCT p.id) AS projects
ORDER BY projects DESC, topic
