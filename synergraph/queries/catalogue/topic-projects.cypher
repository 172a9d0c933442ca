// title.de: Projekte zu einem Thema
// title.en: Projects on a topic
// Parameters and columns: see topic-projects.rq

MATCH (t:Topic)-[:BROADER*0..10]->(:Topic {id: $topic})
MATCH (p:Project)-[:HAS_TOPIC]->(t)
RETURN p.id AS project, collect(DISTINCT t.id) AS topics, p.status AS status
ORDER BY project
