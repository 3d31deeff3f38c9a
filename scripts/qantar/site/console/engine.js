/* DuckDB in the browser: loads the engine and the tables, runs one query at a time. */
import * as duckdb from "@duckdb/duckdb-wasm";

const here = new URL("./duckdb/", document.currentScript.src);
const NUMBERS = /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|FLOAT|DOUBLE|DECIMAL.*)$/;
const LARGEST = 10000; // rows that a page can show and a CSV be made of without the tab suffering

/* A worker made from a blob lies under the page's own policy; one from an address would not, and could
   then reach other machines. */
function startWorker() {
  // The library prints every refused query to the console; the page says it better.
  const code = `console.log = console.error = console.warn = () => {}; importScripts(${JSON.stringify(new URL("duckdb-browser-eh.worker.js", here).href)});`;
  const address = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  const worker = new Worker(address);
  URL.revokeObjectURL(address);
  return worker;
}

async function fetched(address, tell) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address.href} cannot be read (${response.status})`);
  const total = Number(response.headers.get("Content-Length"));
  const reader = response.body.getReader();
  const parts = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    length += value.length;
    tell(length, total);
  }
  return new Blob(parts, { type: "application/wasm" });
}

/* The files that load.sql reads, then load.sql itself; from then on nothing else can be read. */
async function loadTables(database, folder, files) {
  const names = files.split(" ");
  await Promise.all(names.map(async (name) => {
    const response = await fetch(new URL(name, folder));
    if (!response.ok) throw new Error(`${name} cannot be read (${response.status})`);
    await database.registerFileText(name, await response.text());
  }));
  const script = await (await fetch(new URL("load.sql", folder))).text();
  const connection = await database.connect();
  await connection.query("SET autoinstall_known_extensions = false; SET autoload_known_extensions = false;");
  await connection.query(script);
  await connection.query("SET enable_external_access = false; SET lock_configuration = true;");
  return connection;
}

export async function openEngine(folder, files, tell) {
  const module = await fetched(new URL("duckdb-eh.wasm", here), tell);
  const database = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), startWorker());
  const address = URL.createObjectURL(module);
  await database.instantiate(address);
  URL.revokeObjectURL(address);
  await database.open({});
  tell(null, null);
  const connection = await loadTables(database, folder, files);
  return { run: (sql) => run(connection, sql), close: () => database.terminate() };
}

/* DuckDB itself writes each value as text, so that page and CSV show what DuckDB shows, whatever the
   type. What is no single SELECT (SHOW, DESCRIBE, several statements) or is wrong runs as it stands. */
async function run(connection, sql) {
  const query = sql.replace(/[;\s]+$/, "");
  let types;
  try {
    types = rowsOf(await connection.query(`DESCRIBE FROM (${query}\n)`));
  } catch {
    return plain(await connection.query(sql));
  }
  const asked = `SELECT CAST(COLUMNS(*) AS VARCHAR) FROM (${query}\n) LIMIT ${LARGEST + 1}`;
  const rows = rowsOf(await connection.query(asked));
  return {
    columns: types.map(([name]) => name),
    numeric: types.map(([, type]) => NUMBERS.test(type)),
    rows: rows.slice(0, LARGEST),
    more: rows.length > LARGEST,
  };
}

function plain(table) {
  const rows = rowsOf(table).map((row) => row.map((value) => (value === null ? null : String(value))));
  const columns = table.schema.fields.map((field) => field.name);
  return { columns, numeric: columns.map(() => false), rows: rows.slice(0, LARGEST), more: rows.length > LARGEST };
}

/* By position: two columns may bear one name. */
function rowsOf(table) {
  const columns = table.schema.fields.map((_, at) => table.getChildAt(at));
  return Array.from({ length: table.numRows }, (_, row) => columns.map((column) => column.get(row)));
}
