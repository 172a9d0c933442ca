// title.de: Quellen
// title.en: Sources
// Parameters and columns: see documents.rq

MATCH (s:Statement)
MATCH (d:Document)
WHERE s.source = d.id
RETURN d.id AS document, d.as_of AS as_of, count(s.id) AS statements, count(DISTINCT s.subject) AS things
ORDER BY coalesce(as_of, ''), document
