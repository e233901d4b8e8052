import { expect } from 'vitest';
import { openPage, type Page } from './page.js';
import type { World } from './worlds.js';

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g;
const moment = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z/g;

/** Without what differs from run to run. */
const settled = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null).replace(uuid, 'a uuid').replace(moment, 'a moment'));

/** What a page was told, once it is told no more. */
export async function atRest(told: () => unknown): Promise<unknown> {
  let before = '';
  const isStill = (): boolean => {
    const now = JSON.stringify(told());
    const still = now === before;
    before = now;
    return still;
  };
  await expect.poll(isStill, { interval: 200 }).toBe(true);
  return settled(told());
}

/** Everything that can happen in a chat, on a page of its own. `set` puts `hearers` there that hear it; before the chat, where that is late. */
export async function play(world: World, late: boolean, set: (world: World, page: Page) => () => unknown, hearers = 1): Promise<unknown> {
  const page = openPage(late);
  const early = late ? set(world, page) : undefined;
  const chat = world.open(page.window, late);
  const told = early ?? set(world, page);
  try {
    if (late) chat.before?.();
    await chat.arrive(hearers);
    chat.act();
    page.load();
    return await atRest(told);
  } finally {
    chat.close();
    page.close();
  }
}

/** The calls that send something. */
export const sent = (calls: readonly unknown[][]): unknown[][] => calls.filter(([command]) => command === 'event' || String(command).startsWith('track'));
