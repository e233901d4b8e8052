import type { Locator } from '@playwright/test';

export type Destination = 'GA4' | 'Meta' | 'GTM' | 'Endpoint';

export const destinations: readonly Destination[] = ['GA4', 'Meta', 'GTM', 'Endpoint'];

/** What the board shows of an outcome. */
export interface Card {
  readonly card: Locator;
  /** What the widget told of it, each with what the page made of it. */
  readonly tellings: Locator;
  /** What came with it, unfolded. */
  detail(): Promise<Locator>;
  eventId(): Promise<string>;
  state(destination: Destination): Locator;
  /** The calls that left the page. */
  calls(destination: Destination): Locator;
  callName(destination: Destination): Locator;
  parameter(destination: Destination, name: string): Locator;
}

export function readCard(card: Locator): Card {
  const got = (destination: Destination): Locator => card.getByRole('group', { name: `What ${destination} got` });
  const calls = (destination: Destination): Locator => got(destination).locator('.call');
  return {
    card,
    tellings: card.locator('.tellings li'),
    async detail() {
      await card.locator('.fold > summary').first().press('Enter');
      return card.locator('.json').first();
    },
    eventId: () => card.locator('.card-id mark').innerText(),
    state: (destination) => got(destination).locator('.chip'),
    calls,
    callName: (destination) => calls(destination).locator('.call-name code'),
    // A name may be broken between its words, so it is not one text.
    parameter: (destination, name) => calls(destination).locator('dl > div').filter({ has: card.page().locator('dt', { hasText: new RegExp(`^${name}$`) }) }).locator('dd'),
  };
}
