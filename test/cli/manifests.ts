/** A Deployment that no rule finds fault with, and its service account, as YAML. */
export function deployment({
  name = 'web',
  labels = 'owner: team-web',
  replicas = 'replicas: 2',
}: { readonly name?: string; readonly labels?: string; readonly replicas?: string } = {}): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
  namespace: shop
  labels:
    ${labels}${labels.includes('criticality') ? '' : '\n    criticality: standard'}
spec:
  ${replicas}
  template:
    metadata:
      labels:
        app: ${name}
    spec:
      serviceAccountName: ${name}
      topologySpreadConstraints:
        - topologyKey: topology.kubernetes.io/zone
          maxSkew: 1
          whenUnsatisfiable: DoNotSchedule
          labelSelector: { matchLabels: { app: ${name} } }
      containers:
        - name: ${name}
          image: registry.example.test/${name}:1.0.0
          livenessProbe: { httpGet: { path: /health/live, port: 8080 } }
          resources:
            requests:
              cpu: 100m
              memory: 128Mi
            limits:
              cpu: 500m
              memory: 256Mi
  selector: { matchLabels: { app: ${name} } }
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: ${name}
  namespace: shop
`;
}

export const critical = 'criticality: critical\n    owner: team-web';

/** An HPA of the Deployment `web`, as YAML. */
export function autoscaler(minimum: string): string {
  return `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: web
  namespace: shop
spec:
  ${minimum}
  maxReplicas: 5
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: web
`;
}
