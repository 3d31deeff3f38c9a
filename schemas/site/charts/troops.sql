-- Claims about the strength of the mission in Kazakhstan and of its contingents.
SELECT figure_id FROM figures WHERE indicator = 'deployed';
