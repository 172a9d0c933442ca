// title.de: Was Quellen verschieden sagen
// title.en: What sources say differently
// Parameters and columns: see contradictions.rq

MATCH (a:Statement)
MATCH (b:Statement)
WHERE a.subject = b.subject AND a.predicate = b.predicate AND a.object = '' AND b.object = ''
  AND a.source <> 'document/vocabulary' AND b.source <> 'document/vocabulary'
  AND NOT a.predicate IN ['name', 'alias', 'description', 'homepage', 'identifier', 'target_group']
  AND NOT a.value STARTS WITH b.value AND NOT b.value STARTS WITH a.value
  AND (a.as_of > b.as_of OR (a.as_of = b.as_of AND a.value > b.value))
WITH DISTINCT CASE WHEN a.predicate IN ['status', 'interviewed'] AND a.as_of > b.as_of THEN 'change' ELSE 'contradiction' END AS nature,
  a.subject AS thing, a.predicate AS what, a.value AS value, a.source AS source, a.as_of AS as_of,
  b.value AS other_value, b.source AS other_source, b.as_of AS other_as_of
WHERE $nature = '' OR nature = $nature
RETURN nature, thing, what, value, source, as_of, other_value, other_source, other_as_of
ORDER BY nature, thing, what, value, source, other_value, other_source
