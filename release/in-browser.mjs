// Opens a consumer's page in Chromium, plays the chat and the libraries of the destinations, and waits for outcomes to arrive.
/* global window */
import assert from 'node:assert/strict';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.map': 'application/json', '.svg': 'image/svg+xml' };

/** Serves a folder on a port that is free. */
export async function serveFolder(folder) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://shop.example');
    const file = join(folder, normalize(pathname === '/' ? '/index.html' : pathname));
    if (!existsSync(file) || !statSync(file).isFile()) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
    return createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** What a page has before any of its own scripts: libraries of the destinations that run, and keep what they get. Runs on the page. */
function playDestinations() {
  window.arrived = { ga4: [], meta: [], gtm: [] };
  window.listened = 0;
  const { addEventListener } = window;
  window.addEventListener = (type, ...rest) => {
    if (type === 'autochat.widget_tracking.v1') window.listened++;
    addEventListener.call(window, type, ...rest);
  };
  window.google_tag_manager = { 'G-XXXXXXXXXX': {}, 'GTM-XXXXXXX': {} };
  window.dataLayer = [];
  window.dataLayer.push = (entry) => (entry.chat?.event_id ? window.arrived.gtm.push(entry.chat.event_id) : 0);
  window.gtag = (command, name, parameters) => void (command === 'event' && window.arrived.ga4.push(parameters.chat_event_id));
  window.fbq = Object.assign((method, pixel, name, parameters, options) => void (method === 'trackSingleCustom' && window.arrived.meta.push(options.eventID)), { callMethod() {} });
}

/** The chat tells of a qualified lead. Runs on the page. */
function qualifyLead(id) {
  const detail = {
    scope: 'chat_widget_tracking',
    event_id: id,
    event_type: 'autochat.lead_qualified.v1',
    occurred_at: new Date().toISOString(),
    conversation_id: 'conv_1',
    session_id: 'sess_1',
    trigger_source: 'tool',
    data: {},
    dispatch_version: 1,
  };
  window.dispatchEvent(new CustomEvent('autochat.widget_tracking.v1', { detail }));
}

/**
 * Fails unless every destination named gets each outcome once, and none of them before the shopper allows it where the page asks. Where a
 * framework starts everything twice, `starts` says so.
 */
export async function seeDelivery(browser, url, destinations, starts = 1) {
  const page = await browser.newPage();
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  try {
    await page.addInitScript(playDestinations);
    await page.goto(url);
    await page.waitForFunction(() => Symbol.for('chat-analytics') in window, undefined, { timeout: 20_000 });
    await page.evaluate(qualifyLead, 'evt_1');

    const allow = page.getByRole('button', { name: 'Allow' });
    if (await allow.count()) {
      assert.deepEqual(await page.evaluate(() => Object.values(window.arrived).flat()), [], 'an outcome was sent without consent');
      await allow.click();
      await allow.waitFor({ state: 'detached' });
    }
    await page.evaluate(qualifyLead, 'evt_2');
    const expected = Object.fromEntries(destinations.map((name) => [name, ['evt_1', 'evt_2']]));
    const all = (names) => names.every((name) => window.arrived[name].includes('evt_2'));
    await page.waitForFunction(all, destinations, { timeout: 20_000 }).catch(() => undefined);
    const arrived = await page.evaluate(() => Object.fromEntries(Object.entries(window.arrived).filter(([, ids]) => ids.length)));
    assert.deepEqual(arrived, expected, 'what arrived');
    assert.equal(await page.evaluate(() => window.listened), starts, 'how often the chat was listened to');
    assert.deepEqual(complaints, [], 'complaints of the page');
  } finally {
    await page.close();
  }
}
