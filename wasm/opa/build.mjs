// Builds wasm/opa.wasm.br and wasm/opa.json from this folder. Needs Go; nobody who only uses the package does.
//
//   node wasm/opa/build.mjs             builds and writes both files
//   node wasm/opa/build.mjs --check     builds aside and fails when the module that is checked in differs
//   node wasm/opa/build.mjs --notices   writes NOTICE and LICENSES/ from the modules that are linked in
//
// For another OPA: `go get github.com/open-policy-agent/opa@v…` and `go mod tidy` in this folder, then the first and the third.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { writeNotices } from './notices.mjs';

const sourceFolder = fileURLToPath(new URL('.', import.meta.url));
const compressedFile = join(sourceFolder, '..', 'opa.wasm.br');
const manifestFile = join(sourceFolder, '..', 'opa.json');

const goModule = readFileSync(join(sourceFolder, 'go.mod'), 'utf8');
const goVersion = find(/^toolchain (\S+)$/m, 'toolchain');
const opaVersion = find(/^require github\.com\/open-policy-agent\/opa v(\S+)$/m, 'OPA');

// Everything that could change a byte of the output is set here, whatever the environment says.
const environment = {
  ...process.env,
  GOOS: 'wasip1',
  GOARCH: 'wasm',
  GOWASM: '',
  GOEXPERIMENT: '',
  CGO_ENABLED: '0',
  GOTOOLCHAIN: goVersion,
  GOWORK: 'off',
  GOFLAGS: '-mod=readonly -trimpath -buildvcs=false',
};

function find(pattern, what) {
  const found = pattern.exec(goModule)?.[1];
  if (found === undefined) throw new Error(`go.mod names no version of ${what}`);
  return found;
}

function go(...argumentsOfGo) {
  return execFileSync('go', argumentsOfGo, {
    cwd: sourceFolder,
    env: environment,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

function sha256(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}

/** One digest over names and contents of everything that Go reads here. */
function digestSources() {
  const names = readdirSync(sourceFolder).filter(
    (name) => name.endsWith('.go') || name === 'go.mod' || name === 'go.sum',
  );
  const digests = names
    .sort()
    .map((name) => `${sha256(readFileSync(join(sourceFolder, name)))}  ${name}\n`);
  return sha256(digests.join(''));
}

function buildModule() {
  const used = go('env', 'GOVERSION').trim();
  if (used !== goVersion) throw new Error(`needs ${goVersion}, found ${used}`);
  const folder = mkdtempSync(join(tmpdir(), 'opa-build-'));
  try {
    const output = join(folder, 'opa.wasm');
    go('build', '-buildmode=c-shared', '-ldflags', '-s -w -buildid=', '-o', output, '.');
    return readFileSync(output);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function write() {
  const module = buildModule();
  // Quality 11 makes the file 5 % smaller and takes twice as long.
  const compressed = brotliCompressSync(module, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 10,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: module.length,
    },
  });
  const manifest = {
    opa: opaVersion,
    go: goVersion,
    sourceDigest: digestSources(),
    moduleDigest: sha256(module),
    bytes: module.length,
    compressedBytes: compressed.length,
  };
  writeFileSync(compressedFile, compressed);
  writeFileSync(manifestFile, `${JSON.stringify(manifest, null, 2)}\n`);
  console.log(
    `opa.wasm.br: OPA ${opaVersion}, ${module.length} bytes, ${compressed.length} compressed`,
  );
}

function check() {
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
  const differences = [
    ['sources', manifest.sourceDigest, digestSources()],
    [
      'checked-in module',
      manifest.moduleDigest,
      sha256(brotliDecompressSync(readFileSync(compressedFile))),
    ],
    ['rebuilt module', manifest.moduleDigest, sha256(buildModule())],
  ].filter(([, expected, found]) => expected !== found);
  for (const [what, expected, found] of differences) {
    console.error(`opa.json does not fit the ${what}: it says ${expected}, found ${found}`);
  }
  if (differences.length > 0) {
    console.error('Run `node wasm/opa/build.mjs` and check the result in.');
    process.exitCode = 1;
  } else {
    console.log(`opa.wasm.br is what ${goVersion} builds from wasm/opa`);
  }
}

switch (process.argv[2]) {
  case undefined:
    write();
    break;
  case '--check':
    check();
    break;
  case '--notices':
    writeNotices(go, join(sourceFolder, '..', '..'));
    break;
  default:
    console.error('usage: node wasm/opa/build.mjs [--check | --notices]');
    process.exitCode = 2;
}
