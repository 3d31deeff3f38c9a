/* DuckDB in the browser: loads the engine and the tables, runs one query at a time. */
import * as duckdb from "@duckdb/duckdb-wasm";

const here = new URL("./duckdb/", document.currentScript.src);
const LARGEST = 10000; // rows that a page can show and a CSV be made of without the tab suffering

/* A worker made from a blob lies under the page's own policy; one from an address would not, and could
   then reach other machines. */
function startWorker() {
  const code = `importScripts(${JSON.stringify(new URL("duckdb-browser-eh.worker.js", here).href)});`;
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
  const module = await fetched(new URL("duckdb-eh.wasm", here), (done, total) => tell(done, total));
  const database = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), startWorker());
  const address = URL.createObjectURL(module);
  await database.instantiate(address);
  URL.revokeObjectURL(address);
  await database.open({ query: { castTimestampToDate: true, castBigIntToDouble: false, castDecimalToDouble: true } });
  tell(null, null);
  const connection = await loadTables(database, folder, files);
  return { run: (sql) => run(connection, sql), stop: () => connection.cancelSent(), close: () => database.terminate() };
}

/* Rows as texts: DuckDB itself writes each value, so that a page and a CSV show what DuckDB shows. */
async function run(connection, sql) {
  const table = await collected(await connection.send(sql, true));
  return table;
}

async function collected(reader) {
  const rows = [];
  let columns = [];
  let more = false;
  for await (const batch of reader) {
    columns = batch.schema.fields.map((field) => ({ name: field.name, type: field.type }));
    for (const row of batch) {
      if (rows.length >= LARGEST) { more = true; break; }
      rows.push(columns.map((column, at) => written(row[column.name] ?? row.toArray()[at], column.type)));
    }
    if (more) break;
  }
  if (!columns.length && reader.schema) columns = reader.schema.fields.map((f) => ({ name: f.name, type: f.type }));
  return { columns: columns.map((column) => column.name), rows, more, numeric: columns.map((c) => isNumber(c.type)) };
}

function isNumber(type) {
  return /^(Int|Uint|Float|Decimal)/.test(String(type));
}

function written(value, type) {
  if (value === null || value === undefined) return null;
  if (/^Date/.test(String(type))) return new Date(Number(value)).toISOString().slice(0, 10);
  if (/^Timestamp/.test(String(type))) return new Date(Number(value)).toISOString().replace("T", " ").replace(/\.000Z$|Z$/, "");
  if (value instanceof Uint8Array) return Array.from(value, (byte) => "\\x" + byte.toString(16).padStart(2, "0")).join("");
  if (typeof value === "object") {
    return JSON.stringify(value, (_, inner) => {
      if (typeof inner === "bigint") return Number(inner);
      return inner && typeof inner.toArray === "function" ? Array.from(inner.toArray()) : inner;
    });
  }
  return String(value);
}
