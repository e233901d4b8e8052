import { expect, test } from './fixtures.js';

test('a shopper goes from page to page and back, and the basket, the settings and the chat go along @phone', async ({ demo, page }) => {
  await demo.open('clarity');
  await demo.choose('Naming', 'recipe');
  await demo.show('Shop');
  await page.getByRole('button', { name: 'Add to basket: Night vase' }).click();
  await demo.follow('Night vase');
  await expect(page.getByRole('heading', { name: 'Night vase', level: 1 })).toBeVisible();
  await page.getByRole('button', { name: 'Add to basket', exact: true }).click();
  await demo.follow('Basket, 2 pieces');
  await expect(page.getByText('£240')).toHaveCount(2);
  await expect(demo.launcher).toHaveAccessibleName('Find a piece: open the chat');
  await expect(demo.board.locator('#naming-recipe')).toBeChecked();
  await page.getByRole('button', { name: 'Order' }).click();
  await expect(page.getByText('Paid £240')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Basket, 0 pieces' })).toBeVisible();
});

test('who has not ordered is neither thanked nor promised anything', async ({ page }) => {
  await page.goto('/thanks/');
  await expect(page.getByRole('heading', { name: 'Nothing was ordered', level: 1 })).toBeVisible();
  await expect(page.locator('main#shop')).not.toContainText(/Thank you|tomorrow/);
});

test('what happens right before the shopper leaves is delivered on the next page, once', async ({ demo }) => {
  await demo.choose('Libraries', 'blocked');
  await demo.reply('A dinner set for eight');
  await demo.reply('Reserve the set');
  await expect(demo.state).toContainText('2 events wait for the libraries of GA4, Meta and GTM, which are blocked.');
  await demo.closeChat();
  await demo.follow('Ferry jug');
  await expect.poll(() => demo.account('GTM')).toMatchObject({ offered: 2, held: 2 });
  await demo.choose('Libraries', 'run');
  for (const title of ['Lead qualified', 'Goal met']) {
    const outcome = await demo.outcome(title);
    await expect(outcome.card.getByText('On an earlier page of this visit.')).toBeVisible();
    for (const destination of ['GA4', 'Meta', 'GTM'] as const) await expect(outcome.calls(destination)).toHaveCount(1);
  }
  await demo.board.getByText('The shop’s own endpoint').click();
  await expect(demo.board.getByText('2 events taken')).toBeVisible();
  await expect(demo.state).toContainText('books balance');
});

test('a page that is come back to goes on where it was, and counts nothing twice @phone', async ({ demo, page }) => {
  await demo.reply('A dinner set for eight');
  await expect(demo.state).toContainText('1 event, delivered once');
  await page.evaluate(() => window.addEventListener('pageshow', ({ persisted }) => Object.assign(window, { persisted })));
  // As fast as a person can: the endpoint has not had it yet.
  await demo.reply('Reserve the set');
  await demo.closeChat();
  await demo.follow('Ferry jug');
  await expect(page.getByRole('heading', { name: 'Ferry jug', level: 1 })).toBeVisible();
  await page.getByRole('button', { name: 'Add to basket', exact: true }).click();
  await page.goBack({ waitUntil: 'commit' });
  expect(await page.evaluate(() => Reflect.get(window, 'persisted') as unknown)).toBe(true);
  await expect(page.getByRole('link', { name: 'Basket, 1 piece' })).toBeVisible();

  await demo.reply('Talk to a person');
  await expect(demo.state).toContainText('books balance');
  for (const title of ['Lead qualified', 'Goal met', 'Escalation triggered']) {
    const outcome = await demo.outcome(title);
    for (const destination of ['GA4', 'Meta', 'GTM', 'Endpoint'] as const) await expect(outcome.calls(destination)).toHaveCount(1);
  }
  await demo.board.getByText('The shop’s own endpoint').click();
  await expect(demo.board.getByText('3 events taken')).toBeVisible();
  await expect.poll(() => demo.account('Autochat')).toMatchObject({ received: 3, accepted: 3 });

  // What is changed on the other page holds here, too.
  await page.goForward({ waitUntil: 'commit' });
  await expect(page.getByRole('heading', { name: 'Ferry jug', level: 1 })).toBeAttached();
  await demo.choose('Naming', 'recipe');
  await page.goBack({ waitUntil: 'commit' });
  await expect(demo.board.locator('#naming-recipe')).toBeChecked();
  await demo.show('Live board');
  await expect(demo.board.getByText('Restarted with recipe naming')).toBeVisible();
});
