// Prints the bill of materials of a packed package as CycloneDX: what npm installs with it, and what is compiled into its
// WebAssembly, of which npm knows nothing: the modules of Go that NOTICE names. Usage: node .ci/sbom.mjs archfit.tgz
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const [tarball] = process.argv.slice(2);
if (tarball === undefined) throw new Error('name the packed package: node .ci/sbom.mjs FILE');

const folder = mkdtempSync(join(tmpdir(), 'archfit-sbom-'));
try {
  process.stdout.write(`${JSON.stringify(describe(resolve(tarball)), null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true });
}

function describe(file) {
  // A user's project with nothing else in it: in this one npm takes what development needs too for a part of that alone.
  writeFileSync(join(folder, 'package.json'), '{ "name": "user", "version": "0.0.0" }');
  npm('install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', file);
  const { metadata, components, dependencies, ...bill } = JSON.parse(
    npm('sbom', '--sbom-format=cyclonedx'),
  );
  const self = components.find(({ name }) => name === 'archfit');
  const compiled = compiledModules(join(folder, 'node_modules', 'archfit', 'NOTICE'));
  const added = compiled.map((component) => component['bom-ref']);
  return {
    ...bill,
    // Where the file lay when it was installed is for nobody.
    metadata: { ...metadata, component: { ...self, externalReferences: [] } },
    components: [...components.filter((component) => component !== self), ...compiled],
    dependencies: [
      ...dependencies
        .filter(({ ref }) => ref !== metadata.component['bom-ref'])
        .map(({ ref, dependsOn }) => ({
          ref,
          dependsOn: ref === self['bom-ref'] ? [...dependsOn, ...added] : dependsOn,
        })),
      ...added.map((ref) => ({ ref, dependsOn: [] })),
    ],
  };
}

function compiledModules(notice) {
  const lines = readFileSync(notice, 'utf8').matchAll(/^ {2}(\S+\.\S+) (v\S+) \((.+)\)$/gm);
  return [...lines].map(([, name, version, licences]) => {
    const purl = `pkg:golang/${name}@${version}`;
    const licenses = licences.split(', ').map((id) => ({ license: { id } }));
    return { 'bom-ref': purl, type: 'library', name, version, purl, licenses };
  });
}

function npm(...args) {
  return execFileSync('npm', args, { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 26 });
}
