// title.de: Was sich zwischen zwei Ständen änderte
// title.en: What changed between two days
// Parameters and columns: see changes-between.rq

MATCH (p:Project)
MATCH (k:Statement)
WHERE k.subject = p.id AND (k.as_of <= $later OR k.as_of STARTS WITH $later)
  AND ($programme = '' OR (k.predicate = 'part_of' AND k.object = $programme))
WITH p, max(CASE WHEN k.as_of <= $earlier OR k.as_of STARTS WITH $earlier THEN 1 ELSE 0 END) AS old
OPTIONAL MATCH (b:Statement {predicate: 'status'})
WHERE b.subject = p.id AND (b.as_of <= $earlier OR b.as_of STARTS WITH $earlier)
WITH p, old, max(b.as_of) AS b_date
OPTIONAL MATCH (b:Statement {predicate: 'status'})
WHERE b.subject = p.id AND b.as_of = b_date
WITH p, old, max(b.value) AS before
OPTIONAL MATCH (a:Statement {predicate: 'status'})
WHERE a.subject = p.id AND (a.as_of <= $later OR a.as_of STARTS WITH $later)
WITH p, old, before, max(a.as_of) AS a_date
OPTIONAL MATCH (a:Statement {predicate: 'status'})
WHERE a.subject = p.id AND a.as_of = a_date
WITH p, old, before, a_date, max(a.value) AS after
OPTIONAL MATCH (g:Statement {predicate: 'status', rule: 'no_longer_listed'})
WHERE g.subject = p.id AND g.as_of = a_date AND g.value = after
WITH p.id AS project, old, before, after, count(g.id) AS gone
WITH project, before, after,
  CASE WHEN old = 0 THEN 'new' WHEN coalesce(before, '') = coalesce(after, '') THEN ''
    WHEN gone > 0 THEN 'no_longer_listed' ELSE 'status' END AS change
WHERE change <> ''
RETURN project, change, before, after
ORDER BY change, project
