// title.de: Was fortgeführt wird
// title.en: What is being continued
// Parameters and columns: see successions.rq

MATCH (a)-[r:SUCCESSOR_OF]->(b)
RETURN a.id AS successor, b.id AS predecessor, r.as_of AS as_of
ORDER BY successor, predecessor
