import type { Demo } from './demo.js';
import { expect, test } from './fixtures.js';

// What the analytics say of a fault is no complaint, nor is what the browser says of an answer that the test asked for.
test.use({ tolerated: /^\[chat-analytics\]|the server responded with a status of (?:400|503)/ });

const libraries = ['GA4', 'Meta', 'GTM'] as const;

/** An outcome that nothing stands in the way of is delivered everywhere, whatever went wrong before. */
async function expectAllIsWell(demo: Demo, reply: string, title: string): Promise<void> {
  await demo.reply(reply);
  const outcome = await demo.outcome(title);
  for (const destination of [...libraries, 'Endpoint'] as const) {
    await expect(outcome.state(destination)).toHaveText('delivered');
    await expect(outcome.calls(destination)).toHaveCount(1);
  }
  await expect(demo.state).toContainText('books balance');
}

test('libraries that throw harm nobody else, and what they broke is counted; blocked ones are waited for @phone', async ({ demo }) => {
  await demo.choose('Libraries', 'throw');
  await expect(demo.board.getByText('1 fault on')).toBeVisible();
  await demo.reply('A dinner set for eight');
  const lead = await demo.outcome('Lead qualified');
  for (const destination of libraries) await expect(lead.state(destination)).toHaveText('failed: it broke, or refused');
  await expect(lead.state('Endpoint')).toHaveText('delivered');
  await expect(demo.state).toContainText('1 event could not be delivered to GA4, Meta and GTM.');

  await demo.choose('Libraries', 'blocked');
  await demo.reply('Reserve the set');
  const goal = await demo.outcome('Goal met');
  for (const destination of libraries) await expect(goal.state(destination)).toHaveText('held: waits for its library');
  await demo.choose('Libraries', 'run');
  for (const destination of libraries) await expect(goal.calls(destination)).toHaveCount(1);
  await expectAllIsWell(demo, 'Talk to a person', 'Escalation triggered');
  await expect(demo.board.getByText('all is well')).toBeVisible();
});

test('an endpoint that fails is offered everything again until it takes it, one that refuses is given up @phone', async ({ demo }) => {
  await demo.choose('Endpoint', 'fails');
  await demo.reply('A dinner set for eight');
  const lead = await demo.outcome('Lead qualified');
  await expect(lead.state('Endpoint')).toHaveText('held: asked to come again');
  await expect(demo.state).toContainText('1 event is offered again to the endpoint');
  await demo.board.getByText('The shop’s own endpoint').click();
  await expect(demo.board.getByText('503 told to come again').first()).toBeVisible();
  await expect(demo.board.getByText('0 events taken')).toBeVisible();
  for (const destination of libraries) await expect(lead.calls(destination)).toHaveCount(1);
  await demo.choose('Endpoint', 'takes');
  await expect(lead.state('Endpoint')).toHaveText('delivered');
  await expect(lead.calls('Endpoint')).toHaveCount(1);
  await expect(demo.board.getByText('204 taken')).toBeVisible();

  await demo.choose('Endpoint', 'refuses');
  await demo.reply('Reserve the set');
  const goal = await demo.outcome('Goal met');
  await expect(goal.state('Endpoint')).toHaveText('failed: it broke, or refused');
  await expect(goal.state('GA4')).toHaveText('delivered');
  await demo.choose('Endpoint', 'takes');
  await expectAllIsWell(demo, 'Talk to a person', 'Escalation triggered');
});

test('where storage is full everything that can go at once goes, and with room again everything is carried @phone', async ({ demo, page }) => {
  await demo.choose('Storage', 'full');
  const store = (): Promise<string> =>
    page.evaluate(() => {
      try {
        sessionStorage.setItem('one more', 'x');
        return 'stored';
      } catch (error) {
        return error instanceof Error ? error.name : typeof error;
      }
    });
  expect(await store()).toBe('QuotaExceededError');
  await expectAllIsWell(demo, 'A dinner set for eight', 'Lead qualified');
  // The demo's own things are kept nevertheless.
  await demo.closeChat();
  await page.getByRole('button', { name: 'Add to basket: Ferry jug' }).click();
  await demo.follow('Ferry jug');
  await expect(page.getByRole('link', { name: 'Basket, 1 piece' })).toBeVisible();
  await expectAllIsWell(demo, 'A dinner set for eight', 'Lead qualified');
  expect(await store()).toBe('QuotaExceededError');
  await demo.choose('Storage', 'room');
  expect(await store()).toBe('stored');
});

/** What a shopper does in each chat, and how many events that are, in which only what has an id can be told twice. */
const chats = {
  autochat: { title: 'Autochat', act: (demo: Demo) => demo.reply('A dinner set for eight'), events: ['autochat.lead_qualified.v1'], duplicates: 1 },
  kustomer: {
    title: 'Kustomer',
    async act(demo: Demo) {
      await demo.launcher.click();
      await demo.chat.getByRole('button', { name: 'Start a conversation' }).click();
      await expect(demo.chat.getByText('Hello, Nora here')).toBeVisible();
    },
    events: ['chat opened', 'conversation started', 'message received'],
    duplicates: 2,
  },
  clarity: { title: 'Clarity', act: (demo: Demo) => demo.launcher.click(), events: ['trigger_clicked', 'expand_from_trigger'], duplicates: 2 },
} as const;

test('whatever a chat tells twice is counted once @phone', async ({ demo }) => {
  for (const [name, { title, act, events, duplicates }] of Object.entries(chats)) {
    await demo.choose('Chat on the page', title);
    await demo.choose('Chat tells', 'twice');
    await demo.show('Shop');
    await act(demo);
    const expected = { received: events.length + duplicates, accepted: events.length, duplicate: duplicates, rejected: 0 };
    await expect.poll(() => demo.account(title), name).toMatchObject(expected);
    await demo.choose('Chat tells', 'once');
  }
  const once = Object.values(chats).flatMap(({ events }) => events);
  await expect.poll(async () => (await demo.wire()).map(({ event, ga4, meta, gtm, endpoint }) => [event, ga4.length, meta.length, gtm.length, endpoint])).toEqual(once.map((event) => [event, 1, 1, 1, 1]));
});

test('an SDK that tells other things than documented is told of, and harms nothing @phone', async ({ demo }) => {
  await demo.choose('Chat’s SDK', 'changed');
  await demo.reply('A dinner set for eight');
  await expect.poll(() => demo.account('Autochat')).toMatchObject({ received: 1, accepted: 0, rejected: 1 });
  await expect(demo.board.getByText('It became no ChatEvent')).toBeVisible();
  await demo.choose('Chat on the page', 'Clarity');
  await demo.show('Shop');
  await demo.launcher.click();
  await expect.poll(() => demo.account('Clarity')).toMatchObject({ received: 2, accepted: 0, rejected: 2 });
  await demo.choose('Chat on the page', 'Kustomer');
  await demo.show('Shop');
  await chats.kustomer.act(demo);
  await expect.poll(async () => (await demo.account('Kustomer')).received).toBeGreaterThan(2);
  await expect(demo.state).toContainText('books balance');
  await demo.choose('Chat’s SDK', 'documented');
  await demo.choose('Chat on the page', 'Autochat');
  await expectAllIsWell(demo, 'A dinner set for eight', 'Lead qualified');
});
