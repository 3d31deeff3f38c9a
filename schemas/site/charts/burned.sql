-- Claims about vehicles burned or destroyed.
SELECT figure_id FROM figures WHERE indicator IN ('burned', 'destroyed');
