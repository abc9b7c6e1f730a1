// Draws the pictures of the guides: HTML reports of the sample system, in Debian's Chromium (or the one that ARCHFIT_CHROMIUM names).
// Usage: npm run build:screenshots. What a picture looks like depends on the fonts of the machine, so nothing holds it to the byte.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';

const shop = 'fixtures/shop';

/** Each with what is judged, and how it is looked at. */
const pictures = {
  'report-light': { judged: [`${shop}/rendered-faulty`], scheme: 'light' },
  'report-dark': {
    judged: ['-c', `${shop}/events/faulty.config.yaml`],
    scheme: 'dark',
  },
  'report-finding': {
    judged: [`${shop}/rendered-faulty`],
    scheme: 'light',
    hash: 'text=minreplicas',
    isList: true,
    height: 640,
  },
  'report-narrow': { judged: [`${shop}/rendered-faulty`], scheme: 'dark', width: 420, height: 800 },
};

const folder = mkdtempSync(join(tmpdir(), 'archfit-pictures-'));
const browser = await puppeteer.launch({
  executablePath: process.env.ARCHFIT_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
mkdirSync('docs/images', { recursive: true });
for (const [name, picture] of Object.entries(pictures)) {
  const { judged, scheme, hash = '', isList = false, width = 1280, height = 800 } = picture;
  const file = join(folder, `${name}.html`);
  execFileSync(
    process.execPath,
    [
      'dist/cli/archfit.js',
      'check',
      ...judged,
      '--report-only',
      '--now',
      '2026-01-31',
      '--format',
      `html:${file}`,
    ],
    { stdio: 'ignore' },
  );
  const page = await browser.newPage();
  await page.setViewport({ width, height });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await page.goto(`${pathToFileURL(file).href}${hash === '' ? '' : `#${hash}`}`);
  if (isList) {
    await page.$eval('.list-part', (element) => element.scrollIntoView());
  }
  await page.screenshot({ path: `docs/images/${name}.png` });
}
await browser.close();
rmSync(folder, { recursive: true });
