-- Who says that 164 people died, in which words, and where do they stand?
-- The positions are code points of the document, counted from 0.
SELECT s.document, f.char_start, f.char_end, f.attributed_to, f.via, f.quote
FROM figures AS f JOIN sources AS s USING (source_id)
WHERE f.figure_id = 'taz-164-killed';
