"""The keys that foreign keys refer to, read once per table when first asked for."""


class Lookups:
    """Sets of key tuples by (resource name, field names).

    None stands for a table whose keys cannot be read; references to it are not checked, the
    reason is reported with that table.
    """

    def __init__(self, package):
        self.package = package
        self.wanted = {}
        for resource in package.resources:
            for key in resource.schema.foreign_keys if resource.schema else ():
                self.wanted.setdefault(key.target, set()).add(key.target_fields)
        self.sets = {}

    def get(self, target):
        """Return the set of key tuples for (resource name, field names), or None."""
        name, fields = target
        if name not in self.sets:
            self.sets[name] = self._collect(self.package.resource(name), self.wanted[name])
        return self.sets[name][fields]

    def _collect(self, resource, wanted):
        if resource.kind == "table":
            from qantar.engine.tables import collect_keys

            return collect_keys(resource, wanted)
        if resource.kind == "foreign":
            from qantar.engine.other_formats import collect_keys

            return collect_keys(self.package, resource, wanted)
        return dict.fromkeys(wanted)
