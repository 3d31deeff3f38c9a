-- What do the documents say on their own account, without naming anybody?
SELECT source_id, counted, of_whom, number, place
FROM readable_figures
WHERE said_by = 'own voice'
ORDER BY source_id, figure_id;
