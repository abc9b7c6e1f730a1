// Before a release: the tag is the version of the package, every changeset is in the changelog, and the changelog tells what the
// version brings. Writes that part of the changelog to release-notes.md. Usage: node .ci/release.mjs v1.2.3
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const [tag = ''] = process.argv.slice(2);
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const faults = [];

if (tag !== `v${version}`) {
  faults.push(`the tag is ${tag || 'missing'}, package.json says ${version}: tag v${version}`);
}
const waiting = readdirSync('.changeset').filter(
  (name) => name.endsWith('.md') && name !== 'README.md',
);
if (waiting.length > 0) {
  faults.push(`not in the changelog yet: ${waiting.join(', ')}: run npx changeset version`);
}
const [, ...sections] = readFileSync('CHANGELOG.md', 'utf8').split(/^## /m);
const section = sections.find((text) => text.split('\n', 1)[0].trim() === version);
const notes = section?.slice(section.indexOf('\n')).trim() ?? '';
if (notes === '') faults.push(`CHANGELOG.md tells nothing of ${version}`);

for (const fault of faults) process.stderr.write(`${fault}\n`);
if (faults.length > 0) process.exit(1);
writeFileSync('release-notes.md', `${notes}\n`);
