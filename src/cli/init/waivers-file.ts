import { waiverFile } from './config-file.js';
import type { PlannedFile } from './planned-file.js';
import type { Project } from './read-project.js';

/** A file without waivers that shows how one looks. */
export function planWaivers({ schemas }: Project): PlannedFile {
  const schema =
    schemas === undefined
      ? ''
      : `# yaml-language-server: $schema=${schemas}/verdict/waivers.schema.json\n`;
  return {
    path: waiverFile,
    text: `${schema}# Findings that somebody answers for until a day. archfit explain FINGERPRINT prints an entry for a finding;
# archfit waivers lists them by owner and date.
waivers:
  # - rule: kubernetes/memory-limit
  #   subject: { kind: Deployment, name: reports, namespace: shop }
  #   owner: team-reports
  #   reason: the new version streams, and needs a third of the memory
  #   expires: 2027-03-31
  #   ticket: SHOP-123
`,
  };
}
