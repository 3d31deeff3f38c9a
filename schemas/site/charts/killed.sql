-- Claims about people killed.
SELECT figure_id FROM figures WHERE indicator = 'killed';
