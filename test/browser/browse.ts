import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import type { FitnessReport, TrendPoint } from '../../src/index.js';
import { html } from '../../src/reporters/html.js';
import { wholeText } from '../../src/reporters/index.js';

/** The browser of this machine; undefined where there is none. */
export const chromium = [process.env['ARCHFIT_CHROMIUM'] ?? '', '/usr/bin/chromium'].find(
  (path) => path !== '' && existsSync(path),
);

/** A page that shows a report, with all that it has complained of and asked for. */
export interface OpenReport {
  readonly page: Page;
  readonly complaints: readonly string[];
  /** Addresses beside its own. */
  readonly requests: readonly string[];
}

export interface View {
  readonly hash?: string;
  readonly scheme?: 'light' | 'dark';
  readonly width?: number;
  readonly isScripted?: boolean;
  readonly history?: readonly TrendPoint[];
}

/** Opens reports in one browser, each in a page of its own. */
export class Browsing {
  readonly #folder = mkdtempSync(join(tmpdir(), 'archfit-browse-'));
  #browser: Browser | undefined;
  #files = 0;

  async open(report: FitnessReport, view: View = {}): Promise<OpenReport> {
    // Without a sandbox of its own: a container has none to give.
    this.#browser ??= await puppeteer.launch({
      executablePath: chromium ?? '',
      args: ['--no-sandbox'],
    });
    const page = await this.#browser.newPage();
    const complaints: string[] = [];
    const requests: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('dialog', (dialog) => {
      complaints.push(dialog.message());
      void dialog.dismiss();
    });
    const { hash = '', scheme = 'light', width = 1280, isScripted = true } = view;
    const file = join(this.#folder, `${this.#files++}.html`);
    writeFileSync(file, wholeText(html(report, { color: false, history: view.history ?? [] })));
    const address = pathToFileURL(file).href;
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(address) && !url.startsWith('data:')) requests.push(url);
    });
    await page.setJavaScriptEnabled(isScripted);
    await page.setViewport({ width, height: 800 });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await page.goto(`${address}${hash === '' ? '' : `#${hash}`}`);
    return { page, complaints, requests };
  }

  async close(): Promise<void> {
    await this.#browser?.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
