/**
 * Versions of the groups of Kubernetes that are served or were, up to 1.36, and that the schemas have no kind of: mostly those of alpha
 * features. Of a version that stands neither here nor in the schemas it is known that no API server has it.
 *
 * @see https://kubernetes.io/docs/reference/using-api/deprecation-guide/
 * @see https://github.com/kubernetes/kubernetes/tree/master/staging/src/k8s.io/api
 */
export const otherVersions: Readonly<Record<string, readonly string[]>> = {
  'admissionregistration.k8s.io': ['v1alpha1'],
  'apiregistration.k8s.io': ['v1alpha1'],
  apps: ['v1alpha1'],
  'authentication.k8s.io': ['v1alpha1'],
  autoscaling: ['v2alpha1'],
  batch: ['v2alpha1'],
  'certificates.k8s.io': ['v1alpha1'],
  'coordination.k8s.io': ['v1alpha1', 'v1alpha2'],
  'discovery.k8s.io': ['v1alpha1'],
  'flowcontrol.apiserver.k8s.io': ['v1alpha1'],
  'networking.k8s.io': ['v1alpha1'],
  'node.k8s.io': ['v1alpha1'],
  policy: ['v1alpha1'],
  'rbac.authorization.k8s.io': ['v1alpha1'],
  'scheduling.k8s.io': ['v1alpha1', 'v1alpha2', 'v1alpha3'],
  'storage.k8s.io': ['v1alpha1'],
};
