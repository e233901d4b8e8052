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
  for (const destination of ['GA4', 'GTM', 'Endpoint'] as const) {
    await expect(outcome.state(destination)).toHaveText('delivered');
    await expect(outcome.calls(destination)).toHaveCount(1);
  }
  await expect(outcome.state('Meta')).toHaveText('held: waits for consent');
  await expect(outcome.calls('Meta')).toHaveCount(0);
  await expect(demo.state).toContainText('2 events wait for consent to advertising.');

  await demo.choose('Advertising consent', 'granted');
  await expect(outcome.state('Meta')).toHaveText('delivered');
  await expect(outcome.calls('Meta')).toHaveCount(1);
  await expect(demo.state).toContainText('2 events, each delivered once');
});

test('denying consent drops what was held and what comes after it, counts both, and granting it afterwards does not bring them back', async ({ demo }) => {
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
  await demo.choose('Advertising consent', 'granted');
  await demo.reply('Talk to a person');
  await expect((await demo.outcome('Escalation triggered')).calls('Meta')).toHaveCount(1);
  await expect((await demo.outcome('Goal met')).calls('Meta')).toHaveCount(0);
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

for (const asker of ['shop', 'Consent Mode', 'TCF']) {
  test(`asked by ${asker} the shopper accepts, and withdraws it on another page: what came before was sent, what comes after is not @phone`, async ({ demo, page }) => {
    const choices = page.getByRole('region', { name: 'Privacy choices' });
    if (asker !== 'shop') await demo.choose('Consent is asked by', asker);
    await demo.choose('Analytics consent', 'pending');
    await demo.choose('Advertising consent', 'pending');
    await demo.reply('A dinner set for eight');
    const lead = await demo.outcome('Lead qualified');
    for (const destination of destinations) await expect(lead.state(destination)).toHaveText('held: waits for consent');
    await demo.closeChat();
    await choices.getByRole('button', { name: 'Accept all' }).click();
    await expect(choices).toBeHidden();
    await demo.outcome('Lead qualified');
    for (const destination of destinations) await expect(lead.calls(destination)).toHaveCount(1);

    await demo.follow('Ferry jug');
    await demo.reply('A dinner set for eight');
    const known = await demo.outcome('Lead qualified');
    for (const destination of destinations) await expect(known.calls(destination)).toHaveCount(1);
    await demo.closeChat();
    await expect(choices).toBeHidden();
    await page.getByRole('button', { name: 'Privacy choices' }).click();
    await choices.getByRole('checkbox', { name: 'For advertising' }).uncheck();
    await choices.getByRole('button', { name: 'Save this' }).click();
    await demo.reply('Reserve the set');
    const next = await demo.outcome('Goal met');
    await expect(next.state('Meta')).toHaveText('dropped: consent denied');
    for (const destination of ['GA4', 'GTM', 'Endpoint'] as const) await expect(next.calls(destination)).toHaveCount(1);

    await demo.closeChat();
    await page.getByRole('button', { name: 'Privacy choices' }).click();
    await choices.getByRole('button', { name: 'Refuse all' }).click();
    await demo.reply('Talk to a person');
    const refused = await demo.outcome('Escalation triggered');
    for (const destination of destinations) {
      await expect(refused.state(destination)).toHaveText('dropped: consent denied');
      await expect(refused.calls(destination)).toHaveCount(0);
    }
    await expect(demo.state).toContainText('books balance');
  });
}
