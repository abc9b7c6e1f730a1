import { createHash } from 'node:crypto';
import { type HttpProbe, readHttpProbes } from '../../facts/joined/http-probes.js';
import { isHelmTest } from '../../facts/kubernetes/workload.js';
import {
  type OperationsDocument,
  openDocuments,
  type PodTemplate,
} from '../../facts/operations/index.js';
import { pathOfPods, readPodTemplate } from '../../facts/operations/tracing/read-pod-template.js';
import { follow, recordOf } from '../../facts/operations/tracing/untrusted.js';
import { locatePath } from '../../source/index.js';
import type { Input } from '../find-inputs.js';
import { readInput, readInputDocuments } from '../read-input.js';

/** A workload of the manifests, with what its probes ask. */
export interface ProbedWorkload extends PodTemplate {
  readonly document: OperationsDocument;
  /** Where the specification of its pods stands. */
  readonly at: readonly string[];
  readonly probes: readonly HttpProbe[];
}

/** Reads the workloads of the manifests of a run, but for tests of Helm releases. What is the same in several environments is one. */
export async function readWorkloads(inputs: readonly Input[]): Promise<readonly ProbedWorkload[]> {
  const workloads: ProbedWorkload[] = [];
  const known = new Set<string>();
  for (const input of inputs) {
    const read = await readInput(input);
    // What keeps manifests from being read is told of them.
    if (read.kind !== 'bytes') continue;
    for (const [index, document] of readInputDocuments(input, read.bytes).documents.entries()) {
      const { uri, value, rendered } = document;
      const written = {
        ...{ id: `${uri}#${String(index)}`, uri, value },
        locate: (path: readonly (string | number)[]) => {
          const { region, pointer } = locatePath(document, path);
          return { uri, pointer, region, ...(rendered && { rendered }) };
        },
      };
      for (const opened of await openDocuments(written, [])) {
        const pods = readPodTemplate(opened);
        const path = pathOfPods(opened);
        if (pods === undefined || path === undefined) continue;
        if (isHelmTest({ value: recordOf(opened.value) })) continue;
        const key = createHash('sha256').update(JSON.stringify(opened.value)).digest('base64');
        if (known.has(key)) continue;
        known.add(key);
        const at = [...path, 'spec'];
        const probes = readHttpProbes(follow(opened.value, at));
        workloads.push({ ...pods, document: opened, at, probes });
      }
    }
  }
  return workloads;
}
