// title.de: Akteure
// title.en: Actors
// Parameters and columns: see actors.rq

OPTIONAL MATCH (inside:Organisation|Person)-[:LOCATED_IN]->(:Place)-[:LOCATED_IN*0..6]->(:Place {id: $seat})
WITH collect(DISTINCT inside.id) AS wanted
MATCH (a:Organisation|Person)
WHERE a.stated AND ($type = '' OR a.actor_type = $type) AND ($seat = '' OR a.id IN wanted)
OPTIONAL MATCH (a)-[:LOCATED_IN]->(s:Place)
OPTIONAL MATCH (a)-[:PARTICIPATES_IN]->(p:Project)
RETURN a.id AS actor, a.actor_type AS actor_type, collect(DISTINCT s.id) AS seats, count(DISTINCT p.id) AS projects
ORDER BY actor
