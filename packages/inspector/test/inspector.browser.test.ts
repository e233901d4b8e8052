import type { ChatAnalytics } from '@chat-analytics/core';
import { createAutochatWidget, watchPage } from '@chat-analytics/testing';
import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { defineInspector, mountInspector } from '../src/index.js';
import { create, find, inside, mount, mounted, rows, unmountAfterEach, waitFor } from './mounted.js';

unmountAfterEach();

const textOf = (): string => inside().flatMap((element) => [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE).map(({ textContent }) => textContent ?? '')).join(' ');

/** Until the list knows how high it is: browsers say so after the layout of a frame. */
async function measured(): Promise<void> {
  for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
}

it('is a button until it is opened, shows the timeline then, and is a button again when it is closed', async () => {
  mount(create());
  expect(inside().map(({ localName }) => localName)).toEqual(['button']);
  const launcher = await waitFor('.launcher');
  launcher.focus();
  await userEvent.keyboard('{Enter}');
  const tab = await waitFor('#tab-timeline');
  await expect.poll(() => tab.getRootNode()).toHaveProperty('activeElement', tab);
  await userEvent.keyboard('{Escape}');
  expect(inside().map(({ localName }) => localName)).toEqual(['button']);
  expect(mounted?.element.shadowRoot?.activeElement).toBe(launcher);
});

it('takes up what a page has set before the element is defined', async () => {
  const analytics = create();
  const { element } = mount(analytics);
  element.remove();
  for (const [name, value] of Object.entries({ limit: 5, placement: 'inline', analytics, open: true })) Object.defineProperty(element, name, { value, configurable: true, writable: true, enumerable: true });
  document.body.append(element);
  expect(element.getAttributeNames().sort()).toEqual(['open', 'placement']);
  for (let number = 0; number < 9; number++) analytics.track({ event_type: 'goal_met', event_id: `e${number}` });
  await waitFor('.row:not(.head)');
  expect(Object.keys(element)).toEqual([]);
  expect(element.limit).toBe(5);
});

it('shows what happened before it was opened, and what happens then', async () => {
  const widget = createAutochatWidget(window);
  mount(create());
  widget.outcome('autochat.goal_met.v1');
  mounted?.open();
  await waitFor('.row:not(.head)');
  expect(rows()).toHaveLength(1);
  widget.outcome('autochat.lead_qualified.v1');
  await expect.poll(() => rows().map((row) => row.querySelector('.title')?.textContent)).toEqual(['Lead qualified', 'Goal met']);
});

it('never writes into the page what a vendor said of a person', async () => {
  const widget = createAutochatWidget(window);
  mount(create(), { open: true });
  widget.outcome('autochat.goal_met.v1', { data: { email: 'ada@example.com', note: 'Call me, Ada Lovelace' } });
  widget.dispatch({ scope: 'chat_widget_tracking', event_type: 'autochat.new.v1', event_id: 'ada@example.com', data: 'Lovelace' });
  await waitFor('.row:not(.head)');
  for (const row of rows()) {
    if (row instanceof HTMLElement) row.click();
    await waitFor('.details');
    await expect.poll(() => textOf()).toContain('What the vendor sent');
    expect(textOf()).not.toMatch(/ada@|Lovelace/);
  }
});

it('goes through tabs and rows by keys', async () => {
  await page.viewport(1280, 800);
  const widget = createAutochatWidget(window);
  mount(create(), { open: true });
  for (const name of ['autochat.goal_met.v1', 'autochat.lead_qualified.v1', 'autochat.escalation_triggered.v1'] as const) widget.outcome(name);
  const grid = await waitFor('.grid');
  grid.focus();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');
  expect((await waitFor('.details h2')).textContent).toBe('Lead qualified');
  await userEvent.keyboard('{End}');
  await expect.poll(() => find('.details h2')?.textContent).toBe('Goal met');
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => find('.details')).toBeUndefined();
  expect(find('#tab-timeline')).toBeDefined();

  (await waitFor('#tab-timeline')).focus();
  await userEvent.keyboard('{ArrowRight}');
  await waitFor('.tiles');
  await userEvent.keyboard('{End}');
  await waitFor('[data-check="books"]');
  await userEvent.keyboard('{ArrowRight}');
  await waitFor('.grid');
});

it('moves the focus into the details where they cover the list, and back', async () => {
  await page.viewport(390, 844);
  const widget = createAutochatWidget(window);
  mount(create(), { open: true });
  widget.outcome('autochat.goal_met.v1');
  (await waitFor('.grid')).focus();
  await userEvent.keyboard('{ArrowDown}{Enter}');
  const details = await waitFor('.details');
  await expect.poll(() => details.getRootNode()).toHaveProperty('activeElement', details);
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => find('.grid')?.matches(':focus')).toBe(true);
});

it('keeps as many rows in the page for 10,000 events as for 100, and shows the one that was scrolled to', async () => {
  const analytics = create();
  mount(analytics, { open: true });
  const track = (from: number, to: number): void => {
    for (let number = from; number < to; number++) analytics.track({ event_type: 'lead_qualified', event_id: `e${number}` });
  };
  track(0, 100);
  const grid = await waitFor('.grid');
  await expect.poll(() => grid.getAttribute('aria-rowcount')).toBe('101');
  await measured();
  const few = rows().length;
  track(100, 10_000);
  await expect.poll(() => grid.getAttribute('aria-rowcount')).toBe('10001');
  expect(rows().length).toBe(few);

  for (const share of [0.5, 1, 0.25]) {
    grid.scrollTop = (grid.scrollHeight - grid.clientHeight) * share;
    await measured();
    const covered = (): boolean => {
      const seen = grid.getBoundingClientRect();
      const places = rows().map((row) => row.getBoundingClientRect());
      return Math.min(...places.map(({ top }) => top)) <= seen.top + 30 && Math.max(...places.map(({ bottom }) => bottom)) >= seen.bottom - 1;
    };
    await expect.poll(covered).toBe(true);
    expect(rows().length).toBeLessThanOrEqual(few + 1);
  }
});

it('stays where somebody reads while new rows come in above', async () => {
  const analytics = create();
  mount(analytics, { open: true });
  for (let number = 0; number < 200; number++) analytics.track({ event_type: 'lead_qualified', event_id: `e${number}` });
  const grid = await waitFor('.grid');
  await expect.poll(() => grid.getAttribute('aria-rowcount')).toBe('201');
  grid.scrollTop = 2000;
  await measured();
  const read = (): (string | undefined)[] => {
    const { top } = grid.getBoundingClientRect();
    return rows().filter((row) => Math.abs(row.getBoundingClientRect().top - top - 100) < 44).map(({ id }) => id);
  };
  await expect.poll(() => read().length).toBeGreaterThan(0);
  const before = read();
  for (let number = 0; number < 7; number++) analytics.track({ event_type: 'goal_met', event_id: `new${number}` });
  await expect.poll(() => grid.getAttribute('aria-rowcount')).toBe('208');
  expect(read()).toEqual(before);
});

it('shows the rows that were scrolled to when its tab is chosen again', async () => {
  const analytics = create();
  mount(analytics, { open: true });
  for (let number = 0; number < 300; number++) analytics.track({ event_type: 'lead_qualified', event_id: `e${number}` });
  const grid = await waitFor('.grid');
  await expect.poll(() => grid.getAttribute('aria-rowcount')).toBe('301');
  grid.scrollTop = 6000;
  await measured();
  const seen = (): string[] => {
    const { top, bottom } = grid.getBoundingClientRect();
    return rows().filter((row) => row.getBoundingClientRect().bottom > top + 60 && row.getBoundingClientRect().top < bottom).map(({ id }) => id);
  };
  await expect.poll(() => seen().length).toBeGreaterThan(3);
  const before = seen();
  (await waitFor('#tab-health')).click();
  await waitFor('.tiles');
  (await waitFor('#tab-timeline')).click();
  await expect.poll(() => seen()).toEqual(before);
});

it('goes on with the same rows where the window becomes narrow', async () => {
  await page.viewport(1280, 800);
  const analytics = create();
  mount(analytics, { open: true });
  for (let number = 0; number < 300; number++) analytics.track({ event_type: 'lead_qualified', event_id: `e${number}` });
  const grid = await waitFor('.grid');
  await expect.poll(() => grid.getAttribute('aria-rowcount')).toBe('301');
  await measured();
  grid.scrollTop = 4000;
  const seen = (): string[] => {
    const { top, bottom } = grid.getBoundingClientRect();
    return rows().filter((row) => row.getBoundingClientRect().bottom > top + 60 && row.getBoundingClientRect().top < bottom).map(({ id }) => id);
  };
  await expect.poll(() => seen().length).toBeGreaterThan(3);
  const [, second] = seen();
  await page.viewport(390, 844);
  await expect.poll(() => seen()).toContain(second);
});

it('begins at the top where the row that keys act on is filtered out, and leaves a field by Escape before it closes', async () => {
  await page.viewport(1280, 800);
  const widget = createAutochatWidget(window);
  mount(create(), { open: true });
  for (const name of ['autochat.goal_met.v1', 'autochat.lead_qualified.v1', 'autochat.escalation_triggered.v1', 'autochat.lead_qualified.v1'] as const) widget.outcome(name);
  const grid = await waitFor('.grid');
  grid.focus();
  await userEvent.keyboard('{End}');
  const search = await waitFor('input[type="search"]');
  search.focus();
  await userEvent.keyboard('qualified');
  await expect.poll(() => rows()).toHaveLength(2);
  const first = rows()[0]?.id;
  (await waitFor('.grid')).focus();
  await userEvent.keyboard('{ArrowDown}');
  await expect.poll(() => find('.grid')?.getAttribute('aria-activedescendant')).toBe(first);

  search.focus();
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => rows()).toHaveLength(4);
  expect(search.getRootNode()).toHaveProperty('activeElement', search);

  (await waitFor('#tab-doctor')).click();
  const pasted = await waitFor('textarea');
  pasted.focus();
  await userEvent.keyboard('no JSON');
  (await waitFor('.paste button')).click();
  await expect.poll(() => find('.paste-answer')?.textContent).toContain('no JSON');
  expect(pasted).toHaveProperty('value', 'no JSON');
  pasted.focus();
  await userEvent.keyboard('{Escape}');
  const tab = await waitFor('#tab-doctor');
  await expect.poll(() => tab.getRootNode()).toHaveProperty('activeElement', tab);
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => mounted?.element.open).toBe(false);
});

it('says what was copied each time, and then how many rows there are again', async () => {
  const copy = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  const widget = createAutochatWidget(window);
  mount(create(), { open: true });
  widget.outcome('autochat.goal_met.v1');
  await waitFor('.row:not(.head)');
  const said: string[] = [];
  const status = await waitFor('.bar [role="status"]');
  const observer = new MutationObserver(() => said.push(status.textContent));
  observer.observe(status, { childList: true, characterData: true, subtree: true });
  const button = await waitFor('.end button:last-child');
  button.click();
  await expect.poll(() => said).toEqual(['Copied as JSON']);
  button.click();
  await expect.poll(() => said).toEqual(['Copied as JSON', '', 'Copied as JSON']);
  await expect.poll(() => find('.bar .number')?.textContent).toBe('1 row');
  expect(said.at(-1)).toBe('');
  observer.disconnect();
  copy.mockRestore();
});

it('says under Health that older rows are not in the sums', async () => {
  const analytics = create();
  mount(analytics, { open: true, limit: 5 });
  (await waitFor('#tab-health')).click();
  for (let number = 0; number < 5; number++) analytics.track({ event_type: 'goal_met', event_id: `e${number}` });
  await expect.poll(() => find('.plot')?.getAttribute('aria-label')).toContain('5 events accepted');
  expect(textOf()).not.toContain('was forgotten');
  analytics.track({ event_type: 'goal_met', event_id: 'e5' });
  await expect.poll(() => textOf()).toMatch(/5 rows\s+only/);
});

it('is as tall as the window where somebody wants it so', async () => {
  await page.viewport(1280, 800);
  mount(create(), { open: true });
  const tall = await waitFor('[aria-label="As tall as the window"]');
  const height = (): number => find('section')?.getBoundingClientRect().height ?? 0;
  expect(height()).toBeLessThan(600);
  tall.click();
  await expect.poll(() => height()).toBeGreaterThan(750);
});

it('leaves nothing behind when it is closed: no timer, no listener; and fetch is as it was when it is taken away', async () => {
  const analytics = create();
  mount(analytics);
  const { fetch } = window;
  // What is loaded once is there for good.
  mounted?.open();
  (await waitFor('#tab-health')).click();
  await waitFor('.plot canvas');
  mounted?.close();

  const watch = watchPage(window);
  mounted?.open();
  (await waitFor('#tab-health')).click();
  await waitFor('.plot canvas');
  (await waitFor('#tab-doctor')).click();
  (await waitFor('label.tick input')).click();
  await expect.poll(() => window.fetch).not.toBe(fetch);
  (await waitFor('#tab-timeline')).click();
  await waitFor('.main');
  // The timeline waits a moment before it shows what is new.
  analytics.track({ event_type: 'goal_met', event_id: 'e1' });
  expect(watch.left()).toContain('setTimeout');
  mounted?.close();
  expect(watch.left()).toEqual([]);
  // Whoever watches answers chats meanwhile, where the inspector covers the chat.
  expect(window.fetch).not.toBe(fetch);
  mounted?.unmount();
  expect(window.fetch).toBe(fetch);
  watch.end();
});

/** Answers the requests of the page as the widget's endpoint would. */
function answerAs(answer: object): () => void {
  const given = window.fetch;
  window.fetch = () => Promise.resolve(Response.json(answer));
  return () => {
    window.fetch = given;
  };
}

it('remembers the tab, the watch and what answers said while it is closed and where other analytics take the place of the first', async () => {
  const widget = createAutochatWidget(window, { emitBrowser: { 'autochat.goal_met.v1': false } });
  const restore = answerAs(widget.answer('', [{ name: 'autochat.goal_met.v1' }]));
  const own = window.fetch;
  mount(create(), { open: true });
  (await waitFor('#tab-doctor')).click();
  (await waitFor('label.tick input')).click();
  mounted?.close();
  await window.fetch('/api/widgets/w_1/chat', { method: 'POST' });
  await window.fetch('/api/widgets/w_1/chat', { method: 'POST' });
  mounted?.open();
  await waitFor('[data-check="tracking_block"][data-verdict="pass"]');
  // An answer is read a moment after it came.
  await expect.poll(textOf).toContain('2 answers seen');

  const tab = await waitFor('#tab-doctor');
  tab.focus();
  if (mounted) mounted.element.analytics = create();
  expect(tab.isConnected).toBe(false);
  await waitFor('[data-check="tracking_block"][data-verdict="pass"]');
  await waitFor('[data-check="missing_events"][data-verdict="fail"]');
  await expect.poll(() => find('#tab-doctor')?.matches(':focus')).toBe(true);
  expect(window.fetch).not.toBe(own);
  (await waitFor('label.tick input')).click();
  expect(window.fetch).toBe(own);
  restore();
});

it('does not hold against new analytics what arrived at the ones before', async () => {
  const widget = createAutochatWidget(window);
  const answer = widget.answer('', [{ name: 'autochat.goal_met.v1' }]);
  const restore = answerAs(answer);
  mount(create(), { open: true });
  (await waitFor('#tab-doctor')).click();
  (await waitFor('label.tick input')).click();
  await window.fetch('/api/widgets/w_1/chat', { method: 'POST' });
  widget.receive(answer);
  await waitFor('[data-check="missing_events"][data-verdict="pass"]');
  if (mounted) mounted.element.analytics = create();
  await waitFor('[data-check="missing_events"][data-verdict="unknown"]');
  mounted?.unmount();
  restore();
});

it('begins anew where it is taken out of the page and put back, and goes on where it is moved', async () => {
  const analytics = create();
  let listeners = 0;
  const trace = (listener: Parameters<ChatAnalytics['trace']>[0]): (() => void) => {
    const stop = analytics.trace(listener);
    listeners++;
    return () => {
      listeners--;
      stop();
    };
  };
  mount({ ...analytics, trace }, { open: true });
  const { fetch } = window;
  analytics.track({ event_type: 'goal_met', event_id: 'e1' });
  await waitFor('.row:not(.head)');
  const place = document.createElement('div');
  document.body.append(place);
  if (mounted) place.append(mounted.element);
  await waitFor('.row:not(.head)');

  (await waitFor('#tab-doctor')).click();
  (await waitFor('label.tick input')).click();
  place.remove();
  await Promise.resolve();
  expect(listeners).toBe(0);
  expect(window.fetch).toBe(fetch);
  document.body.append(place);
  await waitFor('.grid, .main');
  expect(listeners).toBe(1);
  expect(rows()).toEqual([]);
  analytics.track({ event_type: 'goal_met', event_id: 'e2' });
  await waitFor('.row:not(.head)');
  mounted?.unmount();
  place.remove();
});

it('hears the ledger only while it is on the page', () => {
  const analytics = create();
  let stopped = 0;
  const trace = vi.fn((listener: Parameters<ChatAnalytics['trace']>[0]) => {
    const stop = analytics.trace(listener);
    return () => {
      stopped++;
      stop();
    };
  });
  mount({ ...analytics, trace });
  expect(trace).toHaveBeenCalledOnce();
  mounted?.unmount();
  expect(stopped).toBe(1);
});

it('has no button where there is nothing to inspect, and one once there is', () => {
  defineInspector();
  const empty = document.createElement('chat-analytics-inspector');
  document.body.append(empty);
  const launcher = empty.shadowRoot?.querySelector<HTMLElement>('.launcher');
  expect(launcher?.hidden).toBe(true);
  empty.analytics = create();
  expect(launcher?.hidden).toBe(false);
  empty.remove();
});

it('leaves the buttons of several apart', () => {
  const both = [mountInspector(create()), mountInspector(create())];
  const tops = both.map(({ element }) => element.shadowRoot?.querySelector('.launcher')?.getBoundingClientRect());
  for (const { unmount } of both) unmount();
  const [first, second] = tops;
  expect(second?.bottom).toBeLessThanOrEqual(first?.top ?? 0);
});
