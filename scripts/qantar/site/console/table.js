/* A result as a table of the page and as CSV. Every value goes in as text, never as markup. */

export function toTable(result) {
  const table = document.createElement("table");
  const head = table.createTHead().insertRow();
  result.columns.forEach((name, at) => {
    const cell = document.createElement("th");
    cell.scope = "col";
    cell.textContent = name;
    if (result.numeric[at]) cell.className = "r";
    head.appendChild(cell);
  });
  const body = table.createTBody();
  for (const values of result.rows) {
    const row = body.insertRow();
    values.forEach((value, at) => {
      const cell = row.insertCell();
      cell.textContent = value === null ? "" : isolated(value);
      if (result.numeric[at]) cell.className = "r";
    });
  }
  return table;
}

/* A control character that turns the direction of writing around is shown by its number. */
export function isolated(text) {
  return text.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, (c) => `⟨U+${c.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}⟩`);
}

export function toCsv(result) {
  const lines = [result.columns, ...result.rows].map((row) => row.map(quoted).join(","));
  return lines.join("\n") + "\n";
}

/* Quoted where CSV needs it. A text that a spreadsheet would run as a formula gets an apostrophe
   before it; numbers stay numbers. */
function quoted(value) {
  if (value === null) return "";
  const text = /^[=+\-@\t\r]/.test(value) && !/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
