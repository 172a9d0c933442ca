// title.de: Gedruckte Kennzahlen
// title.en: Printed figures
// Parameters and columns: see figures.rq

MATCH (f:Figure)
WHERE f.measure IS NOT NULL AND ($measure = '' OR f.measure = $measure)
MATCH (s:Statement {predicate: 'states'})
WHERE s.object = f.id
RETURN DISTINCT f.measure AS measure, f.scope AS scope, f.year AS year, f.value AS value, f.unit AS unit,
  s.source AS source, s.place AS place, s.quote AS quote, f.id AS id
ORDER BY measure, coalesce(scope, ''), coalesce(year, 0), source, place, id
