-- One row: a speaker, the agency or medium in between, and a document that quotes them.
SELECT
  coalesce(speaker_id, 'unnamed') || '-in-' || source_id || coalesce('-via-' || via, '') AS quoted_id,
  CASE
    WHEN speaker_id IS NULL THEN 'Nobody named'
    WHEN kind IN ('state', 'government', 'ministry', 'authority', 'force') OR rank IS NOT NULL THEN 'States and their officials'
    WHEN kind IN ('outlet', 'news_agency') THEN 'Media'
    ELSE 'Others'
  END AS heading,
  speaker_id, speaker, kind, role, country, via, 'via ' || said_via AS said_via, source_id, source,
  figures, reports, statements,
  concat_ws(', ',
    CASE WHEN figures > 0 THEN figures || CASE figures WHEN 1 THEN ' figure' ELSE ' figures' END END,
    CASE WHEN reports > 0 THEN reports || CASE reports WHEN 1 THEN ' report' ELSE ' reports' END END,
    CASE WHEN statements > 0 THEN statements || CASE statements WHEN 1 THEN ' statement' ELSE ' statements' END END
  ) AS quoted_for,
  array_to_string(figure_ids, ' ') AS figure_ids, array_to_string(report_ids, ' ') AS report_ids
FROM said_by
ORDER BY
  list_position(['States and their officials', 'Media', 'Others', 'Nobody named'], heading),
  claims + statements DESC, speaker, source_id, said_via
