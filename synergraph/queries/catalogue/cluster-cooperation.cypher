// title.de: Zusammenarbeit der Cluster
// title.en: Cooperation of clusters
// Parameters and columns: see cluster-cooperation.rq

MATCH (a:Cluster)-[r:COOPERATES_WITH]-(b:Cluster)
WHERE a.id < b.id AND ($year = '' OR toString(r.year) = $year)
RETURN a.id AS cluster, b.id AS other, r.year AS year, r.`count` AS number, r.text AS scope, r.as_of AS as_of
ORDER BY coalesce(r.year, 0), cluster, other, coalesce(r.text, ''), coalesce(r.`count`, 0)
