/* The page of the console: what its buttons do, and what it says meanwhile. */
import { openEngine } from "./engine.js";
import { explain } from "./errors.js";
import { toCsv, toTable } from "./table.js";

const at = (id) => document.getElementById(id);
const query = at("query");
const settings = JSON.parse(at("console-settings").textContent);
let engine = null;
let result = null;

function say(text) {
  at("state").textContent = text;
}

function megabytes(bytes) {
  return (bytes / 1e6).toFixed(1);
}

function progress(done, total) {
  const bar = at("progress");
  bar.hidden = done === null;
  if (done === null) {
    say("Loading the tables …");
  } else {
    const all = total || settings.bytes;
    bar.value = done / all;
    say(`Loading the engine: ${megabytes(done)} of ${megabytes(all)} MB`);
  }
}

async function opened() {
  if (!engine) {
    const folder = new URL("files/data/", document.baseURI);
    engine = openEngine(folder, settings.files, progress).catch((error) => { engine = null; throw error; });
  }
  return engine;
}

function remember(sql) {
  const address = `?q=${encodeURIComponent(sql)}`;
  if (location.search !== address) history.pushState(null, "", address);
}

function fail(error) {
  const told = explain(String(error.message || error), settings.names);
  const box = at("error");
  box.textContent = "";
  for (const [tag, text] of [["pre", told.message], ["pre", told.place], ["p", told.advice]]) {
    if (!text) continue;
    const element = document.createElement(tag);
    element.textContent = text;
    box.appendChild(element);
  }
  box.hidden = false;
  say("This query did not run.");
}

async function run() {
  const sql = query.value.trim();
  if (!sql || at("run").disabled) return;
  remember(sql);
  at("run").disabled = true;
  at("error").hidden = true;
  try {
    const tool = await opened();
    say("Running …");
    at("stop").disabled = false;
    const started = performance.now();
    result = await tool.run(sql);
    const box = at("result");
    box.replaceChildren(toTable(result));
    box.hidden = false;
    at("csv").disabled = false;
    const more = result.more ? " (the first; add LIMIT for fewer)" : "";
    say(`${result.rows.length} row${result.rows.length === 1 ? "" : "s"}${more} in ${Math.round(performance.now() - started)} ms`);
  } catch (error) {
    at("progress").hidden = true;
    fail(error);
  } finally {
    at("run").disabled = false;
    at("stop").disabled = true;
  }
}

/* A query that runs on is ended with its engine; the next one starts another. */
async function stop() {
  const running = await engine;
  engine = null;
  await running.close();
  at("run").disabled = false;
  at("stop").disabled = true;
  say("Stopped. The next query loads the engine again.");
}

function download() {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(["\ufeff", toCsv(result)], { type: "text/csv" }));
  link.download = "result.csv";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function fromAddress() {
  const asked = new URLSearchParams(location.search).get("q");
  if (asked) query.value = asked;
  return Boolean(asked);
}

at("run").addEventListener("click", run);
at("stop").addEventListener("click", stop);
at("csv").addEventListener("click", download);
query.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    run();
  }
});
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-query]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  query.value = link.dataset.query;
  query.scrollIntoView({ block: "center" });
  query.focus({ preventScroll: true });
  if (location.protocol !== "file:") run();
});
window.addEventListener("popstate", fromAddress);
fromAddress();
if (location.protocol === "file:") {
  at("folder").hidden = false;
  for (const id of ["run", "stop", "csv"]) at(id).disabled = true;
}
