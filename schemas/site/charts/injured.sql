-- Claims about people injured; those in hospital have a chart of their own.
SELECT figure_id FROM figures WHERE indicator = 'injured';
