-- What is only rumour, hedged or doubted by the document itself?
SELECT source_id, stance, number, of_whom, gloss, stance_text
FROM readable_figures
WHERE stance IN ('rumour', 'hedged', 'doubted')
ORDER BY stance, source_id, figure_id;
