import { resolve } from 'node:path';
import {
  type ContractAccess,
  type ContractSource,
  loadContract,
  parseContractSource,
  type ReadContract,
} from '../../facts/openapi/model/index.js';
import { listChanges, pathAtBase } from '../../source/git/list-changes.js';
import { openRepository } from '../../source/git/repository.js';

/** The older version of a contract, also where the revision has it under another name. */
export async function loadBase(
  written: { readonly base: string; readonly head: string },
  access: ContractAccess,
): Promise<ReadContract> {
  const [base, head] = [parseContractSource(written.base), parseContractSource(written.head)];
  const read = await loadContract(base, access, 'base');
  if (read.kind !== 'absent' || written.head === '-') return read;
  return (await loadRenamed(base, head, access)) ?? read;
}

/**
 * The older version of a file that a revision has under another name, as git pairs them: a contract that was renamed is no new one.
 * Undefined where git knows of none.
 *
 * @param base - what the revision does not have
 * @param head - the same file as it is now, in the working directory or in another revision
 */
async function loadRenamed(
  base: ContractSource,
  head: ContractSource,
  access: ContractAccess,
): Promise<ReadContract | undefined> {
  if (base.kind !== 'revision' || head.kind === 'text') return undefined;
  const repository = await openRepository(access.cwd, access.env);
  if (repository.kind === 'problem') return undefined;
  const path =
    head.kind === 'file'
      ? repository.pathOfFile(resolve(access.cwd, head.path))
      : repository.pathOf(head.path);
  // Two versions of two names have been paired by whoever named them.
  if (path === undefined || path !== repository.pathOf(base.path)) return undefined;
  const from = await repository.resolve(base.revision);
  const to = head.kind === 'revision' ? await repository.resolve(head.revision) : undefined;
  if (from.kind === 'problem' || to?.kind === 'problem') return undefined;
  const listed = await listChanges(repository, from.commit, to?.commit);
  if (listed.kind === 'problem') return { kind: 'problem', problems: [listed.problem] };
  const older = pathAtBase(listed.changes, path);
  if (older === undefined || older === path) return undefined;
  const { revision } = base;
  return loadContract({ kind: 'revision', revision, path: older }, access, 'base');
}
