# METADATA
# title: Dashboards query metrics that exist
# description: |
#   Each metric that a panel queries is declared: in the contract of a service,
#   in an exposition, what a rule records, or what an exporter exposes that everybody knows; so is each label that it matches. It is
#   asked where metrics are declared: of dashboards that query one of them, and of all where half of them do.
# custom:
#   id: dashboards/metric-exists
#   domain: operations
#   severity: medium
#   scope: set
#   applies_to: [dashboard]
#   requires: [operations]
#   not_applicable: no metric is declared, or no dashboard queries one that is
#   rationale: >-
#     A panel over a metric that was renamed is empty, and an empty panel looks like a quiet day.
#   remediation: >-
#     Correct the name; or declare the metric in the contract of its service. Name what an exporter exposes in the parameter wellKnown, and labels
#     that scraping adds in targetLabels.
#   parameters:
#     wellKnown: {type: array, items: {type: string}, default: ["^(?:up|scrape_.*|ALERTS|ALERTS_FOR_STATE|vector)$", "^(?:go|process|python|jvm|nodejs|promhttp)_", "^(?:node|windows|container|machine|cadvisor|kube|kubelet|kubeproxy|apiserver|apiextensions|aggregator|authentication|authorization|rest_client|workqueue|scheduler|controller_runtime|etcd|coredns|cluster_autoscaler|storage_operation|volume_manager)_", "^(?:prometheus|alertmanager|alerting|cortex|thanos|loki|tempo|mimir|grafana|otelcol|promtail|alloy|pushgateway)_", "^(?:istio|envoy|linkerd|nginx|haproxy|traefik|kong|caddy|cilium|hubble|calico|felix|ingress)_", "^(?:redis|memcached|pg|postgres|pgbouncer|mysql|mongodb|elasticsearch|opensearch|kafka|rabbitmq|nats|zookeeper|cassandra|clickhouse|rabbitmq)_", "^(?:probe|ssl|blackbox|snmp|ipmi|smartctl|systemd|certmanager|argocd|argo|flux|gotk|keda|external_secrets|velero|vault|consul|aws|gcp|azure|stackdriver|github|gitlab|jenkins|sloth|pyrra)_", "^slo:"], description: "Regular expressions that the names of metrics match which exporters and platforms expose."}
#     targetLabels: {type: array, items: {type: string}, default: [job, instance, namespace, pod, pod_name, container, container_name, service, app, endpoint, node, cluster, environment, env, stage, region, zone, datacenter, dc, team, tier, component, version, release, prometheus, replica, prometheus_replica, le, quantile, __name__, exported_job, exported_instance, exported_namespace, exported_service, service_name, service_namespace, service_instance_id, k8s_namespace_name, k8s_pod_name, deployment_environment], description: "Labels that scraping, the platform or the format itself adds to any metric."}
#     share: {type: number, default: 0.5, description: "The share of the dashboards with metrics of their own that query a declared one from which on all are asked; 0: all in any case."}
#   since: 0.1.0
#   known_misses:
#     - "Names that a variable or a pattern writes are not looked up."
#   related:
#     - alerts/metric-exists
#   decisions:
#     - docs/adr/0022-a-convention-is-asked-of-those-who-have-it.md
package archfit.dashboards.metric_exists

import data.lib.archfit.dashboards
import data.lib.archfit.parameters

examined contains id if some id in dashboards.examined("dashboard", _parameters)

violation contains finding if some finding in dashboards.unknown_metrics("dashboard", _parameters)

violation contains finding if some finding in dashboards.unknown_labels("dashboard", _parameters)

_parameters := parameters.of(rego.metadata.chain())
