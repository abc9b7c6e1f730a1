# METADATA
# description: |
#   Which kinds live in a namespace. Of the kinds of Kubernetes itself that is known; of others it depends on a definition that
#   is not part of the object, so only well-known groups are named.
# related_resources:
#   - https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/
package lib.archfit.scopes

is_namespaced(group, kind) if {
	kind != ""
	cluster_kinds := _cluster_kinds[group]
	not kind in cluster_kinds
}

# In these groups what belongs to the cluster says so.
is_namespaced(group, kind) if {
	group in _groups_of_clear_names
	kind != ""
	not startswith(kind, "Cluster")
	not kind in _files
}

# METADATA
# description: The API groups of which it is known.
groups := object.keys(_cluster_kinds) | _groups_of_clear_names

# What has an API version and is read from a file, not by the cluster.
_files := {"ConfigManagementPlugin"}

# Groups of Kubernetes that have namespaced kinds, with those that are not. `List` wraps objects and is none.
_cluster_kinds := {
	"": {"ComponentStatus", "List", "Namespace", "Node", "PersistentVolume"},
	"apps": set(),
	"autoscaling": set(),
	"batch": set(),
	"coordination.k8s.io": set(),
	"discovery.k8s.io": set(),
	"events.k8s.io": set(),
	"extensions": {"PodSecurityPolicy"},
	"gateway.networking.k8s.io": {"GatewayClass"},
	"networking.k8s.io": {"ClusterCIDR", "IPAddress", "IngressClass", "ServiceCIDR"},
	"policy": {"PodSecurityPolicy"},
	"rbac.authorization.k8s.io": {"ClusterRole", "ClusterRoleBinding"},
}

_groups_of_clear_names := {
	"argoproj.io",
	"bitnami.com",
	"cert-manager.io",
	"external-secrets.io",
	"keda.sh",
	"monitoring.coreos.com",
	"networking.istio.io",
	"projectcontour.io",
	"security.istio.io",
	"serving.knative.dev",
	"traefik.containo.us",
	"traefik.io",
}
