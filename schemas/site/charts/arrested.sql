-- Claims about people arrested or detained.
SELECT figure_id FROM figures WHERE indicator = 'arrested';
