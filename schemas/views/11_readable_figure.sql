-- The number of a figure with its bound: 13, ≥ 13, > 200, ≤ 50, < 50, 50–60, ≈ 400; the printed word where it is vague.
CREATE MACRO readable_figure(bound, number, lower_end, upper_end, number_text) AS CASE CAST(bound AS VARCHAR)
  WHEN 'exact' THEN readable_number(number)
  WHEN 'at_least' THEN '≥ ' || readable_number(number)
  WHEN 'more_than' THEN '> ' || readable_number(number)
  WHEN 'at_most' THEN '≤ ' || readable_number(number)
  WHEN 'less_than' THEN '< ' || readable_number(number)
  WHEN 'about' THEN '≈ ' || readable_number(number)
  WHEN 'between' THEN readable_number(lower_end) || '–' || readable_number(upper_end)
  WHEN 'vague' THEN number_text
END;
