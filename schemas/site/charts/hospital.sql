-- Claims about injured people in hospital, on the way there, or in intensive care.
SELECT figure_id FROM figures WHERE indicator IN ('hospitalised', 'ambulance_transported', 'intensive_care');
