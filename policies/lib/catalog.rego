# METADATA
# description: What the catalog of the run says of the workloads of a set.
package lib.archfit.catalog

# METADATA
# description: Where a value of the catalog stands, for `related`.
place(value) := {"subject": input.catalog.id, "path": value.path}

# METADATA
# description: |
#   How a workload came to its service, for messages: a reader who expects another one sees which label to correct.
origin(entry) := sprintf("the service %s, by %s", [entry.service, entry.by])
