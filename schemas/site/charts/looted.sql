-- Claims about premises looted.
SELECT figure_id FROM figures WHERE indicator = 'looted';
