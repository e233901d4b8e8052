import { createAutochatWidget } from '@chat-analytics/testing';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { create, find, mount, unmountAfterEach, waitFor } from './mounted.js';

unmountAfterEach();

const given = Object.getOwnPropertyDescriptor(window, 'fetch') ?? {};
afterEach(() => {
  Object.defineProperty(window, 'fetch', given);
});

const says = (check: string): string => find(`[data-check="${check}"]`)?.textContent ?? '';
const verdict = (check: string): string | undefined => find(`[data-check="${check}"]`)?.dataset.verdict;

/** What the endpoint answers next. */
let answer: unknown;
beforeEach(() => {
  window.fetch = () => Promise.resolve(new Response(JSON.stringify(answer), { headers: { 'content-type': 'application/json' } }));
});
const ask = (): Promise<unknown> => window.fetch('/api/widgets/w_1/chat');
const answerThat = (emit: boolean, id = 'evt_1'): unknown => ({ tracking: { events: [{ event_type: 'autochat.goal_met.v1', event_id: id, emit_browser: emit }] } });

async function openDoctor(): Promise<void> {
  (await waitFor('#tab-doctor')).click();
  await waitFor('.paste button');
}

async function paste(text: unknown): Promise<void> {
  const field = await waitFor('textarea', HTMLTextAreaElement);
  field.value = JSON.stringify(text);
  (await waitFor('.paste button')).click();
}

it('takes back that an outcome is kept from the browser once a pasted answer says otherwise', async () => {
  mount(create(), { open: true });
  await openDoctor();
  await paste(answerThat(false));
  await waitFor('[data-check="missing_events"][data-verdict="fail"]');
  await paste(answerThat(true));
  await expect.poll(() => says('missing_events')).not.toContain('kept from the browser');
});

it('does not ask for an answer that was pasted', async () => {
  const widget = createAutochatWidget(window);
  mount(create(), { open: true });
  await openDoctor();
  const pasted = widget.answer('', [{ name: 'autochat.goal_met.v1' }]);
  widget.receive(pasted);
  await paste(pasted);
  await waitFor('[data-check="tracking_block"][data-verdict="pass"]');
  await expect.poll(() => says('missing_events')).not.toContain('It is not known which outcomes');
});

it('does not bring back for other analytics what was put right', async () => {
  const { element } = mount(create(), { open: true });
  await openDoctor();
  (await waitFor('label.tick input')).click();
  answer = answerThat(false, 'evt_1');
  await ask();
  await waitFor('[data-check="missing_events"][data-verdict="fail"]');
  answer = answerThat(true, 'evt_2');
  await expect.poll(async () => (await ask(), says('missing_events'))).not.toContain('kept from the browser');
  element.analytics = create();
  await expect.poll(() => verdict('missing_events')).toBe('unknown');
});

it('misses an outcome that beforeEvent broke, and says whose fault it is', async () => {
  const widget = createAutochatWidget(window);
  const beforeEvent = (): never => {
    throw new TypeError('host');
  };
  mount(create({ beforeEvent }), { open: true });
  await openDoctor();
  (await waitFor('label.tick input')).click();
  answer = widget.answer('', [{ name: 'autochat.goal_met.v1' }]);
  await ask();
  widget.receive(answer as Parameters<typeof widget.receive>[0]);
  await expect.poll(() => [verdict('missing_events'), verdict('options')]).toEqual(['fail', 'fail']);
  expect(says('contract')).not.toContain('A vendor sends');
});

it('throws nothing where the page does not let fetch be replaced, and does not say that it watches', async () => {
  const errors: unknown[] = [];
  const hear = (event: ErrorEvent): void => {
    errors.push(event.message);
    event.preventDefault();
  };
  window.addEventListener('error', hear);
  mount(create(), { open: true });
  await openDoctor();
  const box = await waitFor('label.tick input', HTMLInputElement);
  Object.defineProperty(window, 'fetch', { ...given, writable: false });
  box.click();
  await expect.poll(() => box.checked).toBe(false);
  window.removeEventListener('error', hear);
  expect(errors).toEqual([]);
});
