-- One row: a document, what it is, how many claims it makes and how it presents them.
SELECT
  c.source_id, c.source, s.title, s.author, s.published_earliest, s.published_latest, s.published_basis,
  CASE WHEN s.published_basis = 'inferred' THEN published || ', inferred' ELSE published END AS published,
  CASE s.translated_from WHEN 'it' THEN 'machine translation from Italian' END AS translation,
  c.figures, c.reports, c.events, c.events_only_here, c.speakers,
  c.asserted, c.attributed_to_named, c.attributed_to_unnamed, c.hedged, c.rumour, c.doubted, c.denied, c.forecast,
  c.orientation,
  c.figures || ' figures, ' || c.reports || ' reports' AS claims,
  c.events || ' events, ' || c.events_only_here || ' of them only here' AS reported,
  concat_ws(', ',
    c.asserted || ' in its own voice',
    c.attributed_to_named || ' left to ' || c.speakers || CASE c.speakers WHEN 1 THEN ' named speaker' ELSE ' named speakers' END,
    CASE WHEN c.attributed_to_unnamed > 0 THEN c.attributed_to_unnamed || ' to unnamed ones' END,
    CASE WHEN c.hedged > 0 THEN c.hedged || ' hedged' END,
    CASE WHEN c.rumour > 0 THEN c.rumour || ' as rumour' END,
    CASE WHEN c.doubted > 0 THEN c.doubted || ' doubted' END,
    CASE WHEN c.denied > 0 THEN c.denied || ' denied' END,
    CASE WHEN c.forecast > 0 THEN c.forecast || ' forecast' END
  ) AS stances
FROM claims_by_source AS c JOIN sources AS s USING (source_id)
ORDER BY c.source_id
