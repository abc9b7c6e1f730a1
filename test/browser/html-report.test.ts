import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'puppeteer-core';
import { type FitnessReport, trend } from '../../src/index.js';
import { judgeShop } from '../reporters/html/shop-report.js';
import {
  acceptedReport,
  fullReport,
  sampleCheck,
  sampleFinding,
  sampleReport,
} from '../reporters/sample-report.js';
import { Browsing, chromium } from './browse.js';

/** What axe says of a page. */
interface Axe {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

const browsing = new Browsing();
afterAll(() => browsing.close());

/** Texts of elements that a person sees. */
const seen = (page: Page, selector: string): Promise<string[]> =>
  page.$$eval(selector, (elements) =>
    elements.filter((element) => element.checkVisibility()).map(({ textContent }) => textContent),
  );

const messages = (page: Page) => seen(page, '.entry .message');
const result = async (page: Page) => (await seen(page, '.filters output'))[0];
const hash = (page: Page) => page.evaluate(() => location.hash);

/** Waits until the list shows so much; typing is not answered at every letter. */
const untilShown = (page: Page, text: string) =>
  page.waitForFunction(
    (wanted) => document.querySelector('.filters output')?.textContent === wanted,
    {},
    text,
  );

/** Findings of two rules, owners and environments. */
function manyFindings(count: number): FitnessReport {
  const findings = Array.from({ length: count }, (_, index) =>
    sampleFinding({
      fingerprint: `v1:${index}`,
      message: `Deployment number ${index} names no owner`,
      environment: index % 2 === 0 ? 'prod' : 'staging',
      subject: { kind: 'Deployment', id: `d-${index}`, owner: `team-${index % 3}` },
      severity: index % 5 === 0 ? 'critical' : 'high',
    }),
  );
  return sampleReport({ checks: [sampleCheck({ findings })] });
}

(chromium === undefined ? describe.skip : describe)('the page', () => {
  test('says first what a reviewer needs first, without scrolling', async () => {
    const { page, complaints, requests } = await browsing.open(fullReport());
    const bottoms = await page.$$eval('#gate, .reasons, .tile, .entry summary', (elements) =>
      elements.slice(0, 7).map((element) => element.getBoundingClientRect().bottom),
    );
    expect(Math.max(...bottoms)).toBeLessThan(800);
    expect(await seen(page, '.tile h2')).toEqual([
      '1 new finding',
      '3 not judged',
      '6 rules applied',
      '4 accepted',
    ]);
    expect({ complaints, requests }).toEqual({ complaints: [], requests: [] });
  });

  test('filters, says how much is shown, and keeps the filter in its address', async () => {
    const { page } = await browsing.open(manyFindings(30));
    expect(await result(page)).toBe('30 shown');
    await page.click('input[value="critical"]');
    await untilShown(page, '6 of 30 shown');
    await page.select('select[name="environment"]', 'prod');
    await untilShown(page, '3 of 30 shown');
    await page.type('input[name="text"]', 'NUMBER 10');
    await untilShown(page, '1 of 30 shown');
    expect(await messages(page)).toEqual(['Deployment number 10 names no owner']);
    expect(await hash(page)).toBe('#severity=critical&environment=prod&text=NUMBER+10');
    await page.click('[data-action="reset"]');
    await untilShown(page, '30 shown');
    expect(await hash(page)).toBe('');
    expect(await messages(page)).toHaveLength(30);
  });

  test('shows what its address asks for', async () => {
    const asked = 'state=known&state=waived&text=settled';
    const { page } = await browsing.open(fullReport(), { hash: asked });
    expect(await result(page)).toBe('2 of 8 shown');
    expect(await seen(page, '.list-section > h2')).toEqual([
      'Known findings 1',
      'Waived findings 1',
    ]);
    const boxes = await page.$$eval('input:checked', (inputs) =>
      inputs.map((input) => input.getAttribute('value')),
    );
    expect(boxes).toEqual(['known', 'waived']);
    await page.evaluate(() => {
      location.hash = 'owner=nobody';
    });
    await untilShown(page, '0 of 8 shown');
    expect(await messages(page)).toEqual([]);
  });

  test('leads from the numbers of the overview to the findings that they count', async () => {
    const { page } = await browsing.open(fullReport());
    await page.click('.severities a');
    await untilShown(page, '1 of 8 shown');
    expect(await hash(page)).toBe('#state=new&severity=high');
    // The table of contents leads on, and the address keeps the filter.
    await page.click('.contents a[href="#checks"]');
    expect(await hash(page)).toBe('#state=new&severity=high');
  });

  test.each(['v1:7', 'v1:2999'])('leads to the finding %s, drawn or not', async (anchor) => {
    const { page } = await browsing.open(manyFindings(3000), { hash: anchor });
    await page.waitForFunction(
      (id) => document.getElementById(id)?.contains(document.activeElement),
      {},
      anchor,
    );
    const found = await page.$eval(`[id="${anchor}"]`, (entry) => ({
      isOpen: entry.querySelector('details')?.open,
      isInView: entry.getBoundingClientRect().top < innerHeight,
    }));
    expect(found).toEqual({ isOpen: true, isInView: true });
  });

  test('leads to a finding that the filter does not show', async () => {
    const { page } = await browsing.open(manyFindings(30), { hash: 'severity=critical' });
    await page.evaluate(() => {
      location.hash = 'v1:7';
    });
    await untilShown(page, '30 shown');
    expect(await page.$eval('[id="v1:7"] details', (fold) => fold.open)).toBe(true);
  });

  test('draws a large report as a person comes to it, and searches all of it', async () => {
    const { page, complaints } = await browsing.open(manyFindings(20_000));
    expect(await page.$$eval('.entry', (entries) => entries.length)).toBe(200);
    await page.focus('[data-action="more"]');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelectorAll('.entry').length > 200);
    await page.type('input[name="text"]', 'number 19999');
    await untilShown(page, '1 of 20000 shown');
    expect(await messages(page)).toEqual(['Deployment number 19999 names no owner']);
    expect(complaints).toEqual([]);
  });

  test('is used by keyboard alone', async () => {
    const { page } = await browsing.open(fullReport());
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Skip to the findings');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('list');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('text');
    await page.focus('.entry summary');
    const isOpen = () => page.$eval('.entry details', (fold) => fold.open);
    expect(await isOpen()).toBe(true);
    await page.keyboard.press('Enter');
    expect(await isOpen()).toBe(false);
    await page.keyboard.press('Space');
    expect(await isOpen()).toBe(true);
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Link to this finding');
    const outline = await page.evaluate(
      () => getComputedStyle(document.activeElement ?? document.body).outlineStyle,
    );
    expect(outline).toBe('solid');
  });

  test('says everything without its script, and of many findings how many it does not show', async () => {
    const { page } = await browsing.open(fullReport(), { isScripted: false });
    expect(await messages(page)).toHaveLength(8);
    expect(await seen(page, '.filters, .scripted-only')).toEqual([]);
    await page.click('#waived summary');
    expect((await seen(page, '#waived dd')).join()).toContain('waived until 2026-05-31');
    const large = await browsing.open(manyFindings(300), { isScripted: false });
    expect((await seen(large.page, '.list-end')).join()).toContain('100 more are not shown');
  });

  test('is light or dark as the system is, unless a person chooses', async () => {
    const { page } = await browsing.open(fullReport(), { scheme: 'dark' });
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const dark = await paper();
    await page.click('[data-action="theme"]');
    expect(await seen(page, '[data-action="theme"]')).toEqual(['Theme: light']);
    const light = await paper();
    expect(light).toBe('rgb(255, 255, 255)');
    expect(dark).not.toBe(light);
  });

  test('prints unfolded, and without what paper cannot do', async () => {
    const { page } = await browsing.open(acceptedReport());
    await page.emulateMediaType('print');
    expect(await seen(page, 'nav, .filters, .actions')).toEqual([]);
    const folded = await page.$$eval(
      'details:not([open]) > :not(summary)',
      (parts) => parts.filter((part) => part.getBoundingClientRect().height === 0).length,
    );
    expect(folded).toBe(0);
  });

  test('takes nothing of a report for markup, also where it draws it itself', async () => {
    const text = '"><img src=x onerror=alert(1)></script><script>alert(1)</script>';
    const finding = sampleFinding({
      fingerprint: text,
      message: text,
      environment: text,
      path: text,
    });
    const checks = [sampleCheck({ title: text, findings: [finding] })];
    const { page, complaints, requests } = await browsing.open(sampleReport({ checks }));
    await page.type('input[name="text"]', 'onerror');
    await untilShown(page, '1 of 1 shown');
    expect(await messages(page)).toEqual([text]);
    expect(await page.$$('img')).toEqual([]);
    expect({ complaints, requests }).toEqual({ complaints: [], requests: [] });
  });

  const axe = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');

  test.each([
    { scheme: 'light', width: 1280 },
    { scheme: 'dark', width: 1280 },
    { scheme: 'light', width: 400 },
  ] as const)('leaves nobody out: $scheme, $width pixels', async (view) => {
    const reports = [
      fullReport(),
      acceptedReport(),
      sampleReport({ checks: [] }),
      await judgeShop(),
    ];
    for (const report of reports) {
      const { page } = await browsing.open(report, { ...view, history: trend([report, report]) });
      await page.$$eval('details', (folds) => {
        for (const fold of folds) fold.open = true;
      });
      await page.evaluate(axe);
      const { violations } = (await page.evaluate('axe.run()')) as Axe;
      const found = violations.map(({ id, nodes }) => ({
        id,
        nodes: nodes.map(({ html }) => html),
      }));
      expect(found).toEqual([]);
      const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      expect(isWide).toBe(false);
    }
  });
});
