import { afterEach, beforeEach, expect, it } from 'vitest';
import { buildSnippet, type SnippetOptions } from '../src/index.js';

let got: [name: string, event: Readonly<Record<string, unknown>>][];
beforeEach(() => {
  got = [];
  Object.assign(window, { onChat: (...told: (typeof got)[number]) => got.push(told) });
});
afterEach(() => {
  for (const name of ['Kustomer', 'KustomerCore', 'chatAnalyticsRecipes', 'onChat']) Reflect.deleteProperty(window, name);
});

/** Runs a snippet as a page that it is pasted into. */
function run(vendor: SnippetOptions['vendor']): void {
  const { code } = buildSnippet({ vendor, provider: 'custom', callback: 'onChat' });
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- happy-dom runs no script
  new Function(code.replace(/<\/?script>/g, ''))();
}

/** An SDK of Kustomer that tells what it is told to. */
function kustomerSdk(name: 'Kustomer' | 'KustomerCore'): (event: string, response: unknown) => void {
  const listeners = new Map<string, (response: unknown) => void>();
  const addListener = (event: string, callback: (response: unknown) => void): unknown => listeners.set(event, callback);
  Object.assign(window, { [name]: { addListener, ...(name === 'KustomerCore' && { init: () => undefined }) } });
  return (event, response) => listeners.get(event)?.(response);
}

it('what is cut leaves no half of an address, however much shorter hiding has made the text', () => {
  run('autochat');
  const addresses = Array.from({ length: 20 }, (_, number) => `customer.number.${number}@example-company.com`).join(' ');
  for (let length = 1; length <= 60; length++) {
    const detail = {
      scope: 'chat_widget_tracking',
      dispatch_version: 1,
      event_id: `e${length}`,
      event_type: 'autochat.goal_met.v1',
      occurred_at: '2026-02-11T09:30:00Z',
      conversation_id: 'c1',
      trigger_source: `${'x'.repeat(length)} ${addresses}`,
      data: {},
    };
    window.dispatchEvent(new CustomEvent('autochat.widget_tracking.v1', { detail }));
  }
  expect(got).toHaveLength(60);
  expect(JSON.stringify(got)).not.toMatch(/customer|example-comp/);
});

it('a payload that throws when looked at does not reach the SDK', () => {
  const tell = kustomerSdk('KustomerCore');
  run('kustomer');
  const hostile = {
    get direction() {
      throw new Error('not yours');
    },
  };
  expect(() => tell('onMessageReceived', hostile)).not.toThrow();
});

it('an unread count that cannot be read does not make it forget the last one', () => {
  const tell = kustomerSdk('Kustomer');
  run('kustomer');
  for (const response of [{ total: 0 }, null, { total: 1 }]) tell('onUnread', response);
  expect(got.map(([name]) => name)).toEqual(['chat_message_received']);
});
