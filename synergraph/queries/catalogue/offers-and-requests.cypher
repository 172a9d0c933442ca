// title.de: Angebote und Gesuche
// title.en: Offers and requests
// Parameters and columns: see offers-and-requests.rq

OPTIONAL MATCH (narrower:Topic)-[:BROADER*0..10]->(:Topic {id: $topic})
WITH collect(DISTINCT narrower.id) AS wanted
MATCH (a:Organisation|Person|Project)-[r:OFFERS|SEEKS]->(t:Topic)
WHERE ($topic = '' OR t.id IN wanted)
  AND ($day = '' OR r.until = '' OR r.until >= $day OR $day STARTS WITH r.until)
RETURN a.id AS actor, toLower(type(r)) AS what, t.id AS topic, r.text AS text, r.until AS until
ORDER BY topic, what, actor, text, until
