import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.js';
import { violations } from './violations.js';

/** What there is to see in the chats, and how to come to see it. */
const states = [
  { chat: 'kustomer', state: 'a message of the shop’s', clicks: ['Add to basket: Ferry jug'] },
  { chat: 'kustomer', state: 'ways to start', clicks: ['Ask the makers: open the chat'] },
  { chat: 'kustomer', state: 'a survey', clicks: ['Ask the makers: open the chat', 'Start a conversation', 'That is all, thank you', '4 of 5, very good'] },
  { chat: 'kustomer', state: 'an end', clicks: ['Ask the makers: open the chat', 'Start a conversation', 'End'] },
  { chat: 'clarity', state: 'its bubble', clicks: [] },
  { chat: 'clarity', state: 'pieces and their menu', clicks: ['Find a piece: open the chat', 'A present under £50', 'Select Harbour mug', 'Good answer', 'More about Supper bowl'] },
  { chat: 'clarity', state: 'the page of a piece', clicks: ['Find a piece: open the chat', 'A present under £50', 'Look at Harbour mug £28'] },
  { chat: 'clarity', state: 'its menu and a survey', clicks: ['Find a piece: open the chat', 'Menu', 'Rate this chat', '5 of 5, excellent', 'Menu'] },
  { chat: 'clarity', state: 'its badge', clicks: ['Find a piece: open the chat', 'Minimise the chat'] },
] as const;

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`with the ${colorScheme} colours`, () => {
    test.use({ colorScheme });

    test('axe finds nothing serious while nothing has happened', async ({ demo, page }) => {
      expect(await violations(page)).toEqual([]);
      await demo.show('Live board');
      expect(await violations(page)).toEqual([]);
    });

    test('axe finds nothing serious during a conversation', async ({ demo, page }) => {
      await demo.reply('A dinner set for eight');
      await demo.reply('Send me the details');
      expect(await violations(page)).toEqual([]);
    });

    test('axe finds nothing serious when outcomes are delivered, held and dropped', async ({ demo, page }) => {
      await demo.write('Write to ada@example.com');
      await demo.choose('Analytics consent', 'pending');
      await demo.choose('Advertising consent', 'denied');
      await demo.reply('Reserve the set');
      const outcome = await demo.outcome('Goal met');
      await expect(outcome.state('GA4')).toHaveText('held: waits for consent');
      await outcome.detail();
      await demo.outcome('Contact info obtained');
      expect(await violations(page)).toEqual([]);
    });

    for (const { state, chat, clicks } of states) {
      test(`axe finds nothing serious in the chat of ${chat} with ${state}`, async ({ demo, page }) => {
        await demo.open(chat);
        for (const name of clicks) await page.locator('.device').getByRole(name.includes('of 5') ? 'radio' : 'button', { name, exact: true }).last().click();
        expect(await violations(page, '.device')).toEqual([]);
      });
    }

    for (const chat of ['kustomer', 'clarity'] as const) {
      test(`axe finds nothing serious on the board beside the chat of ${chat}`, async ({ demo, page }) => {
        await demo.open(chat);
        await demo.launcher.click();
        await demo.outcome('Chat opened');
        expect(await violations(page, '#board')).toEqual([]);
      });
    }

    test('axe finds nothing serious while a chat has not come, or cannot', async ({ demo, page }) => {
      await demo.choose('Chat script', 'blocked');
      await demo.show('Shop');
      expect(await violations(page, '.device')).toEqual([]);
      await demo.choose('Chat script', 'late');
      await demo.show('Shop');
      expect(await violations(page, '.device')).toEqual([]);
    });
  });
}

/** Moves the focus as somebody without a mouse does. */
function walker(page: Page): (target: Locator, key?: 'Tab' | 'Shift+Tab') => Promise<void> {
  return async (target, key = 'Tab') => {
    for (let step = 0; step < 60 && !(await target.evaluate((element) => element === document.activeElement)); step++) await page.keyboard.press(key);
    await expect(target).toBeFocused();
  };
}

test.describe('with motion', () => {
  test.use({ contextOptions: { reducedMotion: 'no-preference' } });

  test('the chat can be opened, answered and closed by keyboard alone', async ({ demo, page }) => {
    const walkTo = walker(page);
    await walkTo(demo.launcher, 'Tab');
    await page.keyboard.press('Enter');
    await expect(demo.chat).toBeVisible();

    // The focus is in the field behind the replies, or on the whole chat where a field would bring up a keyboard on the screen.
    const inField = await demo.chat.getByRole('textbox').evaluate((field) => field === document.activeElement);
    await walkTo(demo.replies.filter({ hasText: 'A dinner set for eight' }), inField ? 'Shift+Tab' : 'Tab');
    await page.keyboard.press('Enter');
    await expect(demo.chat.getByText('A good choice.')).toBeVisible();

    await page.keyboard.press('Escape');
    await expect(demo.chat).toBeHidden();
    await expect(demo.launcher).toBeFocused();
    await expect((await demo.outcome('Lead qualified')).calls('GA4')).toHaveCount(1);
  });
});

test('Kustomer’s chat can be opened, used, rated and closed by keyboard alone', async ({ demo, page }) => {
  await demo.open('kustomer');
  const walkTo = walker(page);
  const button = (name: string): Locator => demo.chat.getByRole('button', { name, exact: true });
  await walkTo(demo.launcher);
  await page.keyboard.press('Enter');
  await expect(button('Start a conversation')).toBeFocused();
  await page.keyboard.press('Enter');
  await demo.replies.first().waitFor();
  await walkTo(button('End'), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(demo.chat).toBeFocused();
  await walkTo(demo.chat.getByRole('radio').first());
  await page.keyboard.press('ArrowRight');
  await expect(demo.chat.getByRole('radio', { name: '2 of 5, fair' })).toBeChecked();
  await walkTo(button('Send'));
  await page.keyboard.press('Enter');
  await expect(demo.chat.getByText('Thank you, that helps.')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(demo.chat).toBeHidden();
  await expect(demo.launcher).toBeFocused();
  await expect((await demo.outcome('Survey submitted')).calls('GA4')).toHaveCount(1);
});

test('Clarity’s chat can be opened, used and closed by keyboard alone, one layer after the other', async ({ demo, page }) => {
  await demo.open('clarity');
  const walkTo = walker(page);
  const button = (name: string): Locator => demo.chat.getByRole('button', { name, exact: true });
  const starter = page.getByRole('region', { name: 'Ask the assistant' }).getByRole('button', { name: 'A present under £50' });
  await walkTo(starter);
  await page.keyboard.press('Enter');
  const look = button('Look at Harbour mug £28');
  await look.waitFor();

  await walkTo(look, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(button('Back to the chat')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(button('Back to the chat')).toBeHidden();
  await expect(look).toBeFocused();

  await walkTo(button('More about Harbour mug'));
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(button('Ask a follow-up')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(button('Ask a follow-up')).toBeHidden();
  await expect(button('More about Harbour mug')).toBeFocused();

  await walkTo(button('Minimise the chat'), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Continue the chat' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(demo.chat).toBeHidden();
  await expect(demo.launcher).toBeFocused();
});

for (const chat of ['kustomer', 'clarity'] as const) {
  test(`the focus returns to where it came from when the chat of ${chat} is closed`, async ({ demo, page, isMobile }) => {
    await demo.open(chat);
    const ask = page.getByRole('button', { name: 'Ask the workshop' });
    await ask.press('Enter');
    await expect(demo.chat).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(demo.chat).toBeHidden();
    await expect(ask).toBeFocused();
    // Where the chat has the screen to itself nothing behind it can be reached.
    await demo.launcher.click();
    await expect(page.locator('.shop-scroll')).toHaveJSProperty('inert', isMobile && chat === 'kustomer');
  });
}

test('nothing of the chats is wider than the screen', async ({ demo, page }) => {
  const tooWide = (): Promise<string[]> =>
    page.evaluate(() => [...document.querySelectorAll<HTMLElement>('body, .pane, .device, .shop-scroll, .chat-panel, .messages, .home, .survey, .mini-page, .account')].filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).map(({ className, tagName }) => className || tagName));
  await demo.open('clarity');
  await demo.launcher.click();
  await demo.chat.getByRole('button', { name: 'Dinner for four' }).click();
  await demo.chat.getByRole('button', { name: 'Look at Dinner set for four £312' }).click();
  expect(await tooWide()).toEqual([]);
  await demo.open('kustomer');
  await demo.launcher.click();
  expect(await tooWide()).toEqual([]);
  await demo.chat.getByRole('button', { name: 'Start a conversation' }).click();
  await demo.chat.getByRole('button', { name: 'End', exact: true }).click();
  expect(await tooWide()).toEqual([]);
  await demo.show('Live board');
  expect(await tooWide()).toEqual([]);
});

test('nothing is wider than the screen', async ({ demo, page }) => {
  await demo.write('Write to a.very.long.address.indeed.which.never.ends@subdomain.of.a.long.example.com');
  const tooWide = (): Promise<string[]> =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('body, .pane, .shop-scroll, .messages, .card, .destination, .state, .privacy')]
        .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
        .map(({ className, tagName }) => className || tagName),
    );
  expect(await tooWide()).toEqual([]);
  await (await demo.outcome('Contact info obtained')).detail();
  expect(await tooWide()).toEqual([]);
});
