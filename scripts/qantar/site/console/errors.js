/* DuckDB's message, the place in the query, and what to do next. */

export function explain(raw, names) {
  const message = unpacked(raw);
  const [words, place] = message.split(/\n\n(?=LINE )/);
  return { message: words.trim(), place: place ? place.trimEnd() : "", advice: advice(message, names) };
}

/* A parser's error comes as JSON. */
function unpacked(raw) {
  try {
    const told = JSON.parse(raw);
    return `${told.exception_type} Error: ${told.exception_message}`;
  } catch {
    return raw;
  }
}

function advice(message, names) {
  const missing = /(?:Table with name|Referenced column|Function with name|column named)\s+"?([\w.]+)"?/.exec(message);
  if (/extension/i.test(message)) return "The engine in this page has no extensions (json, icu, parquet); DuckDB itself has: see Downloads, Use it.";
  if (/Permission|disabled|external access|File system|LocalFileSystem/i.test(message)) {
    return "This console reads the tables of this page only: no files, no other addresses.";
  }
  if (missing) {
    const near = nearest(missing[1], names);
    return near.length ? `Names like it: ${near.join(", ")}. All are listed below.` : "All tables, views and columns are listed below.";
  }
  if (/syntax error|Parser Error/i.test(message)) return "Look just before the place named: a comma, a bracket or a quotation mark may be missing. Texts stand in single quotation marks.";
  if (/Conversion Error|Could not convert/i.test(message)) return "A value does not fit the type of its column; days are written DATE '2022-01-09'.";
  if (/must appear in the GROUP BY/i.test(message)) return "Every column that is not counted or summed has to stand behind GROUP BY.";
  return "The examples below run as they are.";
}

function nearest(word, names) {
  const wanted = word.toLowerCase();
  return names
    .map((name) => [distance(wanted, name.toLowerCase()), name])
    .filter(([d, name]) => d <= Math.max(2, Math.ceil(name.length / 3)))
    .sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1))
    .slice(0, 4)
    .map(([, name]) => name);
}

function distance(a, b) {
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    last = row;
  }
  return last[b.length];
}
