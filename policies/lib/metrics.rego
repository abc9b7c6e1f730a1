# METADATA
# description: What the policies about metrics share, on labels whose values have no end.
package lib.archfit.metrics

# METADATA
# description: Sorts of values of which one tells enough; of others a single one may be the same for as long as the process runs.
_telling := {"e-mail", "path with an id"}

# METADATA
# description: Values of a label that there is no end of.
endless(label) := [raw |
	some raw in label.raw
	raw.count >= _least(raw.sort)
]

_least(sort) := 1 if sort in _telling

else := 2

# METADATA
# description: Names of labels that hold the path of a request.
path_labels := {
	"endpoint", "handler", "http_path", "http_route", "http_target", "path", "request_path", "request_uri", "route", "uri", "uri_path",
	"url", "url_path", "http_url",
}

# METADATA
# description: Whether a label of a metric is the path of its requests, so that metrics/path-is-template judges it.
is_path(metric, label) if {
	label.key in path_labels
	regex.match(`(?:^|_)(?:http|https|request|requests)(?:_|$)`, metric.name)
}

# METADATA
# description: Values as a message lists them.
listing(found) := concat(", ", [text |
	some raw in found
	text := sprintf("%d %s%s", [raw.count, _plural(raw), _example(raw)])
])

_plural(raw) := raw.sort if raw.count == 1

else := _plurals[raw.sort]

_plurals := {
	"address": "addresses",
	"e-mail": "e-mail addresses",
	"id": "ids",
	"path with an id": "paths with ids",
	"time": "times",
	"uuid": "UUIDs",
}

_example(raw) := sprintf(" (%s)", [raw.example]) if raw.example

else := ""

# METADATA
# description: |
#   Those that a convention is asked of: everybody where at least a share of all follow it, else only who follows it. So a convention that
#   nobody has agreed on is asked of nobody.
asked(all, followers, share) := all if {
	count(all) > 0
	count(followers) >= share * count(all)
} else := followers
