// title.de: Projektförderungen
// title.en: Grants
// Parameters and columns: see grants.rq

OPTIONAL MATCH (sub:Programme)-[:PART_OF*0..4]->(:Programme {id: $programme})
WITH collect(DISTINCT sub.id) AS wanted
MATCH (p:Project)-[:FUNDED_BY]->(f:Programme|Organisation)
WHERE ($programme = '' OR f.id IN wanted) AND EXISTS {
  MATCH (g:Statement {predicate: 'funded_by'})
  WHERE g.subject = p.id AND g.object = f.id AND (g.as_of <= $as_of OR g.as_of STARTS WITH $as_of)
}
WITH DISTINCT p, f
WHERE ($project = '' OR p.id = $project)
  AND ($applicant = '' OR EXISTS { MATCH (:Organisation|Person {id: $applicant})-[:PARTICIPATES_IN {role: 'applicant'}]->(p) })
  AND ($field = '' OR EXISTS { MATCH (p)-[x:IN_ACTION_FIELD]->(:ActionField {id: $field}) WHERE x.role <> 'related' })
MATCH (p)-[r:FUNDED_BY]->(f)
OPTIONAL MATCH (a:Organisation|Person|Cluster)-[:PARTICIPATES_IN {role: 'applicant'}]->(p)
OPTIONAL MATCH (p)-[i:IN_ACTION_FIELD]->(field:ActionField)
WHERE i.role <> 'related'
RETURN p.id AS project, collect(DISTINCT a.id) AS applicants, collect(DISTINCT field.id) AS action_fields,
  collect(DISTINCT f.id) AS funders, min(CASE WHEN r.since <> '' THEN r.since END) AS since,
  max(CASE WHEN r.until <> '' THEN r.until END) AS until, max(r.amount) AS amount
ORDER BY project
