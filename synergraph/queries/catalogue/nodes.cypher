// title.de: Dinge nach Namen suchen
// title.en: Find things by name
// Parameters and columns: see nodes.rq

MATCH (n:Organisation|Person|Project|Event|Programme|Cluster|Topic|ActionField|TransformationLine|Guideline|FocusTopic|Place|Document|Figure)
UNWIND ['action_field', 'cluster', 'document', 'event', 'figure', 'focus_topic', 'guideline',
  'organisation', 'person', 'place', 'programme', 'project', 'topic', 'transformation_line'] AS kind
WITH n, kind
WHERE n.id STARTS WITH (kind + '/') AND ($kind = '' OR kind = $kind)
  AND (toLower(n.name) CONTAINS toLower($name) OR toLower(n.label_en) CONTAINS toLower($name)
    OR toLower(replace(coalesce(n.aliases, ''), ' | ', '\n')) CONTAINS toLower($name))
RETURN n.id AS node, kind, n.id AS id, n.stated AS stated
ORDER BY id
