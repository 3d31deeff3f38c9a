"""Hashes of large files, computed while the database reads the tables."""

from concurrent.futures import ThreadPoolExecutor

from qantar.engine.files import check_files


class FilesInBackground:
    """Checks size and hash of all resources of a package in one thread of its own."""

    def __init__(self, package):
        self.package = package
        self.pool = ThreadPoolExecutor(1)

    def __enter__(self):
        self.findings = {
            resource.name: self.pool.submit(lambda resource: list(check_files(resource)), resource)
            for resource in self.package.resources
        }
        return self

    def __exit__(self, *error):
        self.pool.shutdown(cancel_futures=True)

    def check(self, resource):
        """Return the findings about the files of a resource."""
        return self.findings[resource.name].result()
