import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openObjects } from '../../dist/facts/kubernetes/index.js';
import { loadBuiltInPack } from '../../dist/policy/index.js';
import { readManifestText } from '../../dist/source/index.js';

/** The shop's rendered objects that some rule judges, sound and faulty, in the order of their files. */
function readShop() {
  const pack = loadBuiltInPack();
  const judge = pack.createJudge(pack.rules, {}, new Date(0));
  return ['rendered', 'rendered-faulty'].flatMap((folder) => {
    const root = join('fixtures', 'shop', folder);
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.yaml'))
      .sort();
    return files
      .flatMap((file) => readManifestText(file, readFileSync(join(root, file))).documents)
      .flatMap((document) => openObjects(document).objects)
      .filter(({ apiVersion, kind }) => judge.judgesKind(apiVersion, kind))
      .map(({ value }) => value);
  });
}

/** So many objects, JSON text each, no two equal: the shop again and again, under other names. */
export function writeObjects(count) {
  const shop = readShop();
  return Array.from({ length: count }, (_, index) => {
    const value = shop[index % shop.length];
    const round = Math.floor(index / shop.length);
    const name = round === 0 ? value.metadata.name : `${value.metadata.name}-${round}`;
    return JSON.stringify({ ...value, metadata: { ...value.metadata, name } });
  });
}
