// title.de: Veranstaltungen
// title.en: Events
// Parameters and columns: see events.rq

OPTIONAL MATCH (about:Event)-[:HAS_TOPIC]->(:Topic)-[:BROADER*0..10]->(:Topic {id: $topic})
WITH collect(DISTINCT about.id) AS wanted
MATCH (e:Event)
WHERE ($format = '' OR e.format = $format) AND ($after = '' OR e.start >= $after)
  AND ($before = '' OR e.start <= $before OR e.start STARTS WITH $before)
  AND ($topic = '' OR e.id IN wanted)
OPTIONAL MATCH (e)-[:LOCATED_IN]->(p:Place)
OPTIONAL MATCH (o)-[:ORGANISES]->(e)
RETURN e.id AS event, e.format AS format, e.start AS start, collect(DISTINCT p.id) AS places,
  collect(DISTINCT o.id) AS organisers, e.attendance AS attendance
ORDER BY coalesce(start, ''), event
