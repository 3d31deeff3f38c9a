/* Filters and sorting of a table whose rows are in the page already; the state is the address. */
(function () {
  "use strict";
  var form = document.querySelector("form[data-filters]");
  if (!form) return;
  var name = form.dataset.filters;
  var table = document.getElementById(name);
  var body = table.tBodies[0];
  var original = Array.prototype.slice.call(body.rows);
  var heads = Array.prototype.slice.call(table.tHead.querySelectorAll("th[data-sort]"));
  var status = document.querySelector('[data-count="' + name + '"]');
  var empty = document.querySelector('[data-empty="' + name + '"]');
  var collator = new Intl.Collator("en", { numeric: true });
  var sort = { by: "", down: false };

  function fields() {
    return Array.prototype.filter.call(form.elements, function (e) { return e.name; });
  }
  function fits(row) {
    return fields().every(function (field) {
      var wanted = field.value;
      if (!wanted) return true;
      if (field.name === "from") return !row.dataset.to ? !!row.dataset.from : row.dataset.to >= wanted;
      if (field.name === "to") return !row.dataset.from ? !!row.dataset.to : row.dataset.from <= wanted;
      return (row.dataset[field.name] || "").split(" ").indexOf(wanted) >= 0;
    });
  }
  function key(row, at) {
    var cell = row.cells[at];
    return cell.dataset.key !== undefined ? cell.dataset.key : cell.textContent.trim();
  }
  function show() {
    var at = heads.findIndex(function (head) { return head.dataset.sort === sort.by; });
    var rows = original.slice();
    if (at >= 0) {
      rows.sort(function (a, b) { return collator.compare(key(a, at), key(b, at)) * (sort.down ? -1 : 1); });
    }
    var shown = 0;
    rows.forEach(function (row) {
      row.hidden = !fits(row);
      shown += row.hidden ? 0 : 1;
      body.appendChild(row);
    });
    heads.forEach(function (head, number) {
      if (number === at) head.setAttribute("aria-sort", sort.down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    status.textContent = shown === original.length ? shown + " " + name : shown + " of " + original.length + " " + name;
    empty.hidden = shown > 0;
  }
  function read() {
    var query = new URLSearchParams(location.search);
    fields().forEach(function (field) {
      field.value = query.get(field.name) || "";
      if (field.value === "" && query.get(field.name)) field.selectedIndex = 0;
    });
    var by = query.get("sort") || "";
    sort = { by: by.replace(/^-/, ""), down: by.charAt(0) === "-" };
    show();
  }
  function write() {
    var query = new URLSearchParams();
    fields().forEach(function (field) { if (field.value) query.set(field.name, field.value); });
    if (sort.by) query.set("sort", (sort.down ? "-" : "") + sort.by);
    var text = query.toString();
    history.pushState(null, "", text ? "?" + text : location.pathname);
    show();
  }
  heads.forEach(function (head) {
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.textContent = "";
    head.appendChild(button);
    button.addEventListener("click", function () {
      var again = sort.by === head.dataset.sort;
      sort = again && sort.down ? { by: "", down: false } : { by: head.dataset.sort, down: again };
      write();
    });
  });
  form.addEventListener("change", write);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("reset", function (event) {
    event.preventDefault();
    fields().forEach(function (field) { field.value = ""; });
    sort = { by: "", down: false };
    write();
  });
  window.addEventListener("popstate", read);
  window.addEventListener("pageshow", read);
  read();
})();
