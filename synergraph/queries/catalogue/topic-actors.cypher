// title.de: Wer arbeitet an einem Thema?
// title.en: Who works on a topic?
// Parameters and columns: see topic-actors.rq

MATCH (t:Topic)-[:BROADER*0..10]->(:Topic {id: $topic})
MATCH (x:Organisation|Person|Cluster|Project)-[r:HAS_TOPIC|OFFERS|SEEKS]->(t)
OPTIONAL MATCH (b:Organisation|Person|Cluster)-[:PARTICIPATES_IN]->(x)
WITH coalesce(b.id, x.id) AS actor, t.id AS topic, toLower(type(r)) AS how,
  CASE WHEN b.id IS NULL THEN '' ELSE x.id END AS project
WHERE NOT actor STARTS WITH 'project/'
RETURN DISTINCT actor, topic, how, project
ORDER BY actor, topic, how, project
