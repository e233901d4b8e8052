// The inspector, on a page of fakes with the strictest policy that a shop is likely to have. Nothing leaves the machine: every request is answered here.
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test as base, type Page } from '@playwright/test';
import { build } from 'esbuild';
import { policy, refusesMarkup } from './content-policy.js';
import { violationsInBoth } from './violations.js';

const shop = 'https://shop.example/';
const folder = resolve(dirname(fileURLToPath(import.meta.url)), '../../../packages/inspector/test/page');
const files = new Map<string, string>();

base.beforeAll(async () => {
  const { outputFiles } = await build({ entryPoints: [resolve(folder, 'page.ts')], bundle: true, splitting: true, format: 'esm', target: 'es2022', outdir: '/', write: false });
  for (const { path, text } of outputFiles) files.set(path, text);
});

/** What the endpoint of the widget answers. */
const answer = { message: { text: 'Thank you, Ada' }, tracking: { events: [{ event_type: 'autochat.goal_met.v1', event_id: 'evt_1', emit_browser: false }] } };

/** Opens the page, and fails the test if it complained, broke its policy, or spoke to another host. */
const test = base.extend<{ visit: (query: string) => Promise<void>; expected: string[] }>({
  /** What the page may complain of, as the test brings it about. */
  expected: [[], { option: true }],
  visit: async ({ page, expected }, use) => {
    const complaints: string[] = [];
    page.on('console', (message) => {
      // What the analytics say of the faults that the page plays is no complaint.
      if ((message.type() === 'error' || message.type() === 'warning') && !message.text().startsWith('[chat-analytics]')) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
    await page.route('**/*', async (route) => {
      const { origin, pathname } = new URL(route.request().url());
      const script = files.get(pathname);
      if (`${origin}/` !== shop) {
        complaints.push(`request to ${origin}`);
        await route.abort();
      } else if (script !== undefined) await route.fulfill({ contentType: 'text/javascript', body: script });
      else if (pathname.startsWith('/api/widgets/')) await route.fulfill({ json: answer });
      else if (pathname === '/page.css') await route.fulfill({ contentType: 'text/css', body: await readFile(resolve(folder, 'page.css'), 'utf8') });
      else if (pathname === '/') await route.fulfill({ contentType: 'text/html', body: await readFile(resolve(folder, 'index.html'), 'utf8') });
      else await route.fulfill({ status: 204 });
    });
    await use(async (query) => {
      await page.goto(`${shop}?${query}`);
    });
    expect(complaints).toEqual(expected);
  },
});

const busy = 'inline&act=leads,clarity,kustomer,repeat,unknown,faults';
const rows = (page: Page): ReturnType<Page['locator']> => page.getByRole('grid').getByRole('row').filter({ has: page.getByRole('gridcell') });
const verdictOf = (page: Page, check: string): ReturnType<Page['locator']> => page.locator(`[data-check="${check}"]`);

/** Whether nothing is wider than it should be: tables scroll by themselves, and so does the bar of filters. */
const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const everything = (root: ParentNode): Element[] => [...root.querySelectorAll('*')].flatMap((element) => [element, ...(element.shadowRoot ? everything(element.shadowRoot) : [])]);
    return everything(document)
      .filter((element) => element.matches('body, section, .page, .card, .details, .body, .checks, .tools') && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
      .map(({ className, localName }) => `${localName}.${className}`);
  });

test('every tab works under the policy, axe finds nothing serious, and nothing is too wide @phone', async ({ visit, page, isMobile }) => {
  await visit(busy);
  await expect(rows(page).filter({ hasText: 'Webhook failed' })).toHaveCount(2);
  // Beside the details it is looked at together with them.
  if (isMobile) expect(await violationsInBoth(page)).toEqual([]);
  await rows(page).first().click();
  await expect(page.getByRole('heading', { name: 'What the vendor sent' })).toBeVisible();
  expect(await violationsInBoth(page)).toEqual([]);
  expect(await tooWide(page)).toEqual([]);

  await page.getByRole('tab', { name: 'Health' }).click();
  await expect(page.getByRole('img', { name: /16 events accepted/ }).locator('canvas')).toBeVisible();
  expect(await violationsInBoth(page)).toEqual([]);
  expect(await tooWide(page)).toEqual([]);

  await page.getByRole('tab', { name: 'Doctor' }).click();
  await expect(verdictOf(page, 'contract')).toHaveAttribute('data-verdict', 'fail');
  expect(await violationsInBoth(page)).toEqual([]);
  expect(await tooWide(page)).toEqual([]);
});

test('axe finds nothing serious while it is closed, docked, tall, empty, and where no row fits @phone', async ({ visit, page }) => {
  await visit('');
  expect(await violationsInBoth(page)).toEqual([]);
  await page.getByRole('button', { name: 'Inspect chat analytics' }).click();
  await expect(page.getByText('Nothing has happened yet')).toBeVisible();
  expect(await violationsInBoth(page)).toEqual([]);
  await page.getByRole('button', { name: 'As tall as the window' }).click();
  await page.getByRole('searchbox').fill('nothing of the kind');
  await page.evaluate(() => {
    const { stage } = window as unknown as { stage: { actions: Record<string, () => void> } };
    stage.actions.leads?.();
  });
  await expect(page.getByText('No row fits these filters')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Clear' })).toBeVisible();
  expect(await violationsInBoth(page)).toEqual([]);
  expect(await tooWide(page)).toEqual([]);
});

test.describe('the policy', () => {
  test.use({ expected: ["This document requires 'TrustedHTML' assignment. The action has been blocked."] });

  test('is the strict one, and in force', async ({ visit, page }) => {
    await visit('inline');
    await expect(page.locator('meta[http-equiv="Content-Security-Policy"]')).toHaveAttribute('content', policy);
    expect(await refusesMarkup(page)).toBe(true);
  });
});

test('what it takes to show the inspector is fetched when it is opened, and uPlot when a plot is shown', async ({ visit, page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await visit('');
  await expect(page.getByRole('button', { name: 'Inspect chat analytics' })).toBeVisible();
  expect(asked.filter((path) => /panel|uPlot/.test(path))).toEqual([]);
  await page.getByRole('button', { name: 'Inspect chat analytics' }).click();
  await page.getByRole('tab', { name: 'Timeline' }).waitFor();
  expect(asked.filter((path) => path.includes('panel'))).toHaveLength(1);
  expect(asked.filter((path) => path.includes('uPlot'))).toEqual([]);
  await page.getByRole('tab', { name: 'Health' }).click();
  await page.locator('.plot canvas').waitFor();
  expect(asked.filter((path) => path.includes('uPlot'))).toHaveLength(1);
});

test.describe('where its files cannot be had', () => {
  test.use({ expected: ['Failed to load resource: net::ERR_FAILED', 'Failed to load resource: net::ERR_FAILED', 'Failed to load resource: net::ERR_FAILED'] });

  test('the page goes on, and they are tried again when somebody wants them again', async ({ visit, page }) => {
    await visit('');
    await page.route(/\/(panel|uPlot)/, (route) => route.abort());
    await page.getByRole('button', { name: 'Inspect chat analytics' }).click();
    const again = page.getByRole('button', { name: 'The inspector could not be loaded. Try again' });
    await expect(again).toBeFocused();
    expect(await violationsInBoth(page)).toEqual([]);
    await again.press('Enter');
    await expect(again).toBeFocused();
    await page.unroute(/\/(panel|uPlot)/);
    await page.route('**/uPlot*', (route) => route.abort());
    await again.press('Enter');
    await expect(page.getByRole('tab', { name: 'Timeline' })).toBeFocused();

    await page.getByRole('tab', { name: 'Health' }).click();
    await expect(page.getByText('The plot could not be loaded')).toBeVisible();
    expect(await violationsInBoth(page)).toEqual([]);
    await page.unroute('**/uPlot*');
    await page.getByRole('tab', { name: 'Timeline' }).click();
    await page.getByRole('tab', { name: 'Health' }).click();
    await expect(page.locator('.plot canvas')).toBeVisible();
    await expect(page.getByText('The plot could not be loaded')).toHaveCount(0);
    await page.getByRole('button', { name: 'Close the inspector' }).click();
    await expect(page.getByRole('button', { name: 'Inspect chat analytics' })).toBeVisible();
  });
});

test('a row is found by its words, and copied as JSON without what is personal', async ({ visit, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: shop });
  await visit(busy);
  await expect(rows(page).filter({ hasText: 'Webhook failed' })).toHaveCount(2);
  await page.getByRole('searchbox').fill('appointment');
  await expect(rows(page)).toHaveCount(1);
  await page.getByRole('button', { name: 'Copy JSON' }).first().click();
  await expect(page.getByText('Copied as JSON')).toBeAttached();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(JSON.parse(copied)).toMatchObject([{ source: 'autochat', event: { event_type: 'appointment_scheduled' }, payload_shape: { data: { email: '(text, 15 characters)' } } }]);
  expect(copied).not.toContain('ada@');
});

test('the doctor finds what an answer of the endpoint shows, once it may watch', async ({ visit, page }) => {
  await visit('inline&act=leads');
  await page.getByRole('tab', { name: 'Doctor' }).click();
  await expect(verdictOf(page, 'tracking_block')).toHaveAttribute('data-verdict', 'unknown');
  await page.getByRole('checkbox', { name: 'Watch the widget’s answers' }).check();
  await page.evaluate(() => fetch('/api/widgets/w_1/chat', { method: 'POST' }));
  await expect(verdictOf(page, 'tracking_block')).toHaveAttribute('data-verdict', 'pass');
  await expect(verdictOf(page, 'missing_events')).toContainText('autochat.goal_met.v1: emit_browser is off');
});

test('the doctor’s verdicts follow a fault', async ({ visit, page }) => {
  await visit('inline&act=leads');
  await page.getByRole('tab', { name: 'Doctor' }).click();
  for (const check of ['browser_events', 'tags_fire', 'duplicates', 'consent', 'blocked', 'contract', 'options', 'books']) await expect(verdictOf(page, check)).toHaveAttribute('data-verdict', 'pass');
  await page.evaluate(() => {
    const { stage } = window as unknown as { stage: { actions: Record<string, () => void> } };
    for (const act of ['refuse', 'unknown', 'faults']) stage.actions[act]?.();
  });
  for (const check of ['consent', 'blocked', 'contract']) await expect(verdictOf(page, check)).toHaveAttribute('data-verdict', 'fail');
  await expect(verdictOf(page, 'books')).toHaveAttribute('data-verdict', 'pass');
});
