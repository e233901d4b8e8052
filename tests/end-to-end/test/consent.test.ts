import { destinations } from './card.js';
import { expect, test } from './fixtures.js';

test('while consent is pending outcomes are held, and granting it lets them go', async ({ demo }) => {
  await demo.choose('Analytics consent', 'pending');
  await demo.choose('Advertising consent', 'pending');
  await demo.reply('A dinner set for eight');
  await demo.reply('Reserve the set');
  const outcome = await demo.outcome('Goal met');
  for (const destination of destinations) {
    await expect(outcome.state(destination)).toHaveText('held: waits for consent');
    await expect(outcome.calls(destination)).toHaveCount(0);
  }
  await expect(demo.state).toContainText('2 events wait for consent to analytics and advertising.');

  await demo.choose('Analytics consent', 'granted');
  await expect(outcome.state('GA4')).toHaveText('delivered');
  await expect(outcome.calls('GA4')).toHaveCount(1);
  await expect(outcome.state('Meta')).toHaveText('held: waits for consent');
  await expect(outcome.calls('Meta')).toHaveCount(0);
  await expect(demo.state).toContainText('2 events wait for consent to advertising.');

  await demo.choose('Advertising consent', 'granted');
  await expect(outcome.state('Meta')).toHaveText('delivered');
  await expect(outcome.calls('Meta')).toHaveCount(1);
  await expect(demo.state).toContainText('2 events, each delivered once');
});

test('denying consent drops what was held and what comes after it, and counts both', async ({ demo }) => {
  await demo.choose('Advertising consent', 'pending');
  await demo.reply('A dinner set for eight');
  await demo.choose('Advertising consent', 'denied');
  await demo.reply('Reserve the set');
  for (const title of ['Lead qualified', 'Goal met']) {
    const outcome = await demo.outcome(title);
    await expect(outcome.state('GA4')).toHaveText('delivered');
    await expect(outcome.state('Meta')).toHaveText('dropped: consent denied');
    await expect(outcome.calls('Meta')).toHaveCount(0);
  }
  await expect(demo.state).toContainText('2 events dropped for Meta, as consent was denied');
  expect(await demo.account('Meta')).toEqual({ offered: 2, delivered: 0, held: 0, dropped: 2, failed: 0 });
});

test('granting consent afterwards does not bring back what was dropped', async ({ demo }) => {
  await demo.choose('Advertising consent', 'denied');
  await demo.reply('A dinner set for eight');
  await demo.choose('Advertising consent', 'granted');
  await demo.reply('Reserve the set');
  await expect((await demo.outcome('Goal met')).calls('Meta')).toHaveCount(1);
  await expect((await demo.outcome('Lead qualified')).calls('Meta')).toHaveCount(0);
});

test('a restart keeps what the shopper decided', async ({ demo }) => {
  await demo.choose('Advertising consent', 'denied');
  await demo.choose('Naming', 'recipe');
  await demo.reply('A dinner set for eight');
  const outcome = await demo.outcome('Lead qualified');
  await expect(outcome.callName('GA4')).toHaveText(['chat_widget_tracking']);
  await expect(outcome.state('Meta')).toHaveText('dropped: consent denied');
  await expect(outcome.calls('Meta')).toHaveCount(0);
});
