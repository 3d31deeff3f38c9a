-- One or two days as people write them: 9 Jan 2022, 5–6 Jan 2022, 31 Dec 2021 – 2 Jan 2022, from or until one day.
CREATE MACRO readable_days(first_day, last_day) AS CASE
  WHEN first_day IS NULL AND last_day IS NULL THEN NULL
  WHEN last_day IS NULL THEN 'from ' || strftime(first_day, '%-d %b %Y')
  WHEN first_day IS NULL THEN 'until ' || strftime(last_day, '%-d %b %Y')
  WHEN first_day = last_day THEN strftime(first_day, '%-d %b %Y')
  WHEN strftime(first_day, '%b %Y') = strftime(last_day, '%b %Y')
  THEN strftime(first_day, '%-d') || '–' || strftime(last_day, '%-d %b %Y')
  WHEN strftime(first_day, '%Y') = strftime(last_day, '%Y')
  THEN strftime(first_day, '%-d %b') || ' – ' || strftime(last_day, '%-d %b %Y')
  ELSE strftime(first_day, '%-d %b %Y') || ' – ' || strftime(last_day, '%-d %b %Y')
END;
