import type { Vendor } from './demo.js';
import { expect, test } from './fixtures.js';

const vendors: readonly { name: Vendor; title: 'Autochat' | 'Kustomer' | 'Clarity'; opening: number }[] = [
  { name: 'autochat', title: 'Autochat', opening: 0 },
  { name: 'kustomer', title: 'Kustomer', opening: 1 },
  { name: 'clarity', title: 'Clarity', opening: 2 },
];

test('a link opens on the chat that it names', async ({ demo }) => {
  for (const { name, title } of vendors) {
    await demo.open(name);
    await demo.launcher.click();
    await expect(demo.chat.getByText(`Chat by ${title}, played by a stand-in`)).toBeVisible();
  }
});

test('the chat can be changed on the page, the address goes along, and the feed keeps the events of all vendors', async ({ demo, page }) => {
  await demo.reply('A dinner set for eight');
  for (const { name, title, opening } of vendors.slice(1)) {
    await demo.choose('Chat on the page', title);
    await expect(page).toHaveURL(new RegExp(`\\?chat=${name}$`));
    await expect(demo.board.getByRole('heading', { name: 'Chat, and watch it arrive' })).toBeVisible();
    await demo.launcher.click();
    await expect.poll(() => demo.account(title)).toMatchObject({ received: opening, accepted: opening });
  }
  await expect(demo.board.getByText('Page restarted with Clarity')).toBeVisible();
  expect((await demo.wire()).map(({ event }) => event)).toEqual(['autochat.lead_qualified.v1', 'chat opened', 'trigger_clicked', 'expand_from_trigger']);
  await page.reload();
  await demo.show('Shop');
  await demo.launcher.click();
  await expect(demo.chat.getByText('Chat by Clarity')).toBeVisible();
});

for (const { name, title, opening } of vendors) {
  test(`while the script of ${title} is late the page says so, and opens the chat that was asked for once it has come`, async ({ demo, page }) => {
    await page.clock.install();
    await demo.open(name);
    await page.clock.pauseAt(Date.now() + 60_000);
    await demo.choose('Chat script', '3 s late');
    await expect(page.getByText(`${title} is on its way`)).toBeVisible();
    await expect(demo.launcher).toBeHidden();
    await page.getByRole('button', { name: 'Ask the workshop' }).click();
    await expect(demo.chat).toBeHidden();
    await page.clock.runFor(3100);
    await expect(demo.chat).toBeVisible();
    await page.clock.runFor(500);
    await expect.poll(() => demo.account(title)).toMatchObject({ accepted: opening });
  });
}

test('a chat that is blocked says so, and comes when it is tried again', async ({ demo, page }) => {
  await demo.open('kustomer');
  await demo.choose('Chat script', 'blocked');
  await expect(demo.state).toContainText('Kustomer could not be loaded, so nothing can happen in it.');
  await demo.show('Shop');
  await page.getByRole('button', { name: 'Ask the workshop' }).click();
  await expect(page.getByText('Kustomer could not be loaded.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Try again' })).toBeFocused();
  await page.keyboard.press('Enter');
  await demo.launcher.click();
  await expect.poll(() => demo.account('Kustomer')).toMatchObject({ accepted: 1 });
  await expect(demo.board.getByRole('group', { name: 'Chat script' }).getByRole('radio', { name: 'running', includeHidden: true })).toBeChecked();
});

test('a chat that is exchanged leaves nothing of it behind', async ({ demo, page }) => {
  await demo.open('clarity');
  await demo.choose('Chat on the page', 'Kustomer');
  await demo.choose('Chat on the page', 'Autochat');
  expect(await page.evaluate(() => ['exponea', 'brweb', 'Kustomer', 'KustomerCore'].filter((name) => name in window))).toEqual([]);
  await demo.show('Shop');
  await expect(page.getByRole('region', { name: 'Ask the assistant' })).toBeHidden();
});
