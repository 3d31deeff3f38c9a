-- A number as people write it: 2,200 or 3.5.
CREATE MACRO readable_number(number) AS
  CASE WHEN number = floor(number) THEN format('{:,}', CAST(number AS BIGINT)) ELSE CAST(number AS VARCHAR) END;
