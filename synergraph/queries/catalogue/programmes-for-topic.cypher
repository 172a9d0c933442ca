// title.de: Programme zu einem Thema
// title.en: Programmes for a topic
// Parameters and columns: see programmes-for-topic.rq

MATCH (t:Topic)-[:BROADER*0..10]->(:Topic {id: $topic})
MATCH (x:Programme|Project)-[:HAS_TOPIC]->(t)
OPTIONAL MATCH (x)-[:FUNDED_BY]->(f:Programme)
WHERE x.id STARTS WITH 'project/'
WITH coalesce(f.id, x.id) AS programme, t.id AS topic, CASE WHEN x.id STARTS WITH 'project/' THEN x.id END AS project
MATCH (p:Programme)
WHERE p.id = programme
RETURN p.id AS programme, collect(DISTINCT topic) AS topics, count(DISTINCT project) AS projects,
  p.programme_type AS programme_type, p.funder_level AS funder_level, p.deadline AS deadline
ORDER BY p.id
