// title.de: Projektförderungen nach Handlungsfeld
// title.en: Grants by action field
// Parameters and columns: see grants-by-action-field.rq

OPTIONAL MATCH (sub:Programme)-[:PART_OF*0..4]->(:Programme {id: $programme})
WITH collect(DISTINCT sub.id) AS wanted
MATCH (p:Project)-[:FUNDED_BY]->(f:Programme|Organisation)
WHERE ($programme = '' OR f.id IN wanted) AND EXISTS {
  MATCH (g:Statement {predicate: 'funded_by'})
  WHERE g.subject = p.id AND g.object = f.id AND (g.as_of <= $as_of OR g.as_of STARTS WITH $as_of)
}
OPTIONAL MATCH (p)-[i:IN_ACTION_FIELD]->(field:ActionField)
WHERE i.role <> 'related'
RETURN field.id AS action_field, count(DISTINCT p.id) AS grants
ORDER BY coalesce(action_field, '')
