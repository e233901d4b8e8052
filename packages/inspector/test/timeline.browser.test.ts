import { createAutochatWidget, type AutochatWidget } from '@chat-analytics/testing';
import { beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { create, find, inside, mount, rows, unmountAfterEach, waitFor } from './mounted.js';

unmountAfterEach();

let widget: AutochatWidget;
beforeEach(async () => {
  await page.viewport(1280, 800);
  widget = createAutochatWidget(window);
  mount(create(), { open: true });
  widget.outcome('autochat.goal_met.v1');
  widget.outcome('autochat.lead_qualified.v1');
  await expect.poll(rows).toHaveLength(2);
});

const types = (): Promise<HTMLSelectElement> => waitFor('select[aria-label="All types"]', HTMLSelectElement);

it('shows as cleared what Clear has cleared, and keeps the focus of who goes by keys', async () => {
  const select = await types();
  await userEvent.selectOptions(select, 'goal_met');
  await expect.poll(rows).toHaveLength(1);
  const clear = inside().find((element): element is HTMLButtonElement => element instanceof HTMLButtonElement && element.textContent === 'Clear');
  clear?.focus();
  await userEvent.keyboard('{Enter}');
  await expect.poll(rows).toHaveLength(2);
  const search = await waitFor('input[type="search"]');
  expect(select.value).toBe('');
  expect(search.getRootNode()).toHaveProperty('activeElement', search);
});

it('shows the filter that holds while new types come', async () => {
  const select = await types();
  await userEvent.selectOptions(select, 'lead_qualified');
  await expect.poll(rows).toHaveLength(1);
  widget.outcome('autochat.appointment_scheduled.v1');
  await expect.poll(() => select.options).toHaveLength(4);
  expect(select.value).toBe('lead_qualified');
});

it('lets Escape close the inspector where the row whose details were open is filtered out', async () => {
  rows()[1]?.click();
  await waitFor('.details');
  const search = await waitFor('input[type="search"]');
  search.focus();
  await userEvent.keyboard('qualified');
  await expect.poll(() => find('.details')).toBeUndefined();
  (await waitFor('.grid')).focus();
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => find('.grid')).toBeUndefined();
});
