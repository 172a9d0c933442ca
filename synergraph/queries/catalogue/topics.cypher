// title.de: Themen im Überblick
// title.en: Topics at a glance
// Parameters and columns: see topics.rq

MATCH (t:Topic)
WHERE t.stated
OPTIONAL MATCH (x:Project|Organisation|Person|Cluster|Event)-[:HAS_TOPIC|OFFERS|SEEKS]->(t)
WITH DISTINCT t.id AS topic, x.id AS xid
RETURN topic, count(CASE WHEN xid STARTS WITH 'project/' THEN 1 END) AS projects,
  count(CASE WHEN xid STARTS WITH 'organisation/' OR xid STARTS WITH 'person/' OR xid STARTS WITH 'cluster/' THEN 1 END) AS actors,
  count(CASE WHEN xid STARTS WITH 'event/' THEN 1 END) AS events
ORDER BY projects DESC, topic
