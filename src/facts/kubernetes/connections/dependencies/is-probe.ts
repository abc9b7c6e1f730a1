import { serverKindOf } from './server-containers.js';
import { isInit, type ReadContainer } from './server-workloads.js';

/** Shells, and programs that wait until a port is open. */
const shells =
  /^(?:busybox|alpine|bash|wait-for|wait-for-it|k8s-wait-for|wait4x|dockerize|postgres-client|postgresql-client|mysql-client)$/;

/** Whether an init container waits for a server or asks it something, one connection at a time: the client of a database, or a shell. */
export function isProbe(client: Pick<ReadContainer, 'workload' | 'container'>): boolean {
  const { container } = client;
  const name = container.image.split('/').at(-1) ?? '';
  return isInit(client) && (serverKindOf(container) !== undefined || shells.test(name));
}
