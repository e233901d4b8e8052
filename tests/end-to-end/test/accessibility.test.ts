import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.js';
import { expectSound } from './violations.js';

test('axe finds nothing serious on the shop and the board, from the first look to outcomes that are delivered, held and dropped @phone', async ({ demo, page }) => {
  await demo.show('Shop');
  await expectSound(page);
  await demo.show('Live board');
  await expectSound(page, '#board');
  await demo.write('Write to a.very.long.address.indeed.which.never.ends@subdomain.of.a.long.example.com');
  await demo.show('Shop');
  await expectSound(page, '.device');
  await demo.choose('Analytics consent', 'pending');
  await demo.choose('Advertising consent', 'denied');
  await demo.show('Shop');
  await expect(page.getByRole('region', { name: 'Privacy choices' })).toBeVisible();
  await expectSound(page, '.device');
  await demo.reply('Reserve the set');
  const outcome = await demo.outcome('Goal met');
  await expect(outcome.state('GA4')).toHaveText('held: waits for consent');
  await outcome.detail();
  await demo.outcome('Contact info obtained');
  await demo.board.getByText('The shop’s own endpoint').click();
  await demo.board.locator('.receipts summary').first().click();
  // Opens the panel of faults.
  await demo.choose('Storage', 'room');
  await expectSound(page, '#board');
});

/** What there is to see in the chats, and how to come to see it. */
const journeys: Readonly<Record<'kustomer' | 'clarity', Readonly<Record<string, readonly string[]>>>> = {
  kustomer: {
    'a message of the shop’s': ['Add to basket: Ferry jug'],
    'ways to start': ['Ask the makers: open the chat'],
    'a survey': ['Start a conversation', 'That is all, thank you', '4 of 5, very good'],
    'an end': ['End'],
  },
  clarity: {
    'its bubble': [],
    'pieces and their menu': ['Find a piece: open the chat', 'A present under £50', 'Select Harbour mug', 'Good answer', 'More about Supper bowl'],
    'the page of a piece': ['Look at Harbour mug £28'],
    'its menu and a survey': ['Back to the chat', 'Menu', 'Rate this chat', '5 of 5, excellent', 'Menu'],
    'its badge': ['Minimise the chat'],
  },
};

for (const chat of ['kustomer', 'clarity'] as const) {
  test(`axe finds nothing serious in the chat of ${chat}, wherever it leads, nor on the board beside it @phone`, async ({ demo, page }) => {
    await demo.open(chat);
    for (const [state, clicks] of Object.entries(journeys[chat])) {
      await test.step(`with ${state}`, async () => {
        for (const name of clicks) await page.locator('.device').getByRole(name.includes('of 5') ? 'radio' : 'button', { name, exact: true }).last().click();
        await expectSound(page, '.device');
      });
    }
    await demo.show('Live board');
    await expectSound(page, '#board');
  });
}

test('axe finds nothing serious while a chat has not come, or cannot, and on the other pages of the shop @phone', async ({ demo, page }) => {
  await demo.choose('Chat script', 'blocked');
  await demo.show('Shop');
  await expectSound(page, '.device');
  await page.getByRole('button', { name: 'Add to basket: Ferry jug' }).click();
  await demo.choose('Chat script', '3 s late');
  await demo.show('Shop');
  await expectSound(page, '.chat');
  for (const path of ['piece/?piece=ferry-jug', 'piece/?piece=gone', 'basket/']) {
    await page.goto(path);
    await expectSound(page, '.shop-scroll');
  }
  await page.getByRole('button', { name: 'Order' }).click();
  await expect(page.getByRole('heading', { name: 'Thank you' })).toBeVisible();
  await expectSound(page, '.shop-scroll');
  await page.goto('basket/');
  await expect(page.getByText('It is empty.')).toBeVisible();
  await expectSound(page, '.shop-scroll');
});

/** Moves the focus as somebody without a mouse does. */
function walker(page: Page): (target: Locator, key?: 'Tab' | 'Shift+Tab') => Promise<void> {
  return async (target, key = 'Tab') => {
    for (let step = 0; step < 60 && !(await target.evaluate((element) => element === document.activeElement)); step++) await page.keyboard.press(key);
    await expect(target).toBeFocused();
  };
}

test.describe('with motion', () => {
  test.use({ contextOptions: { reducedMotion: 'no-preference' } });

  test('the chat can be opened, answered and closed by keyboard alone @phone', async ({ demo, page }) => {
    await demo.open();
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

test('Kustomer’s chat can be opened, used, rated and closed by keyboard alone @phone', async ({ demo, page }) => {
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

test('Clarity’s chat can be opened, used and closed by keyboard alone, one layer after the other @phone', async ({ demo, page }) => {
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

test('faults are switched and consent is given by keyboard alone @phone', async ({ demo, page }) => {
  await demo.show('Live board');
  const walkTo = walker(page);
  await walkTo(demo.board.locator('.faults > summary'));
  await page.keyboard.press('Enter');
  await walkTo(demo.board.getByRole('radio', { name: 'room' }));
  await page.keyboard.press('ArrowRight');
  await expect(demo.board.getByText('1 fault on')).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await expect(demo.board.getByText('all is well')).toBeVisible();

  await demo.show('Shop');
  const privacy = page.getByRole('button', { name: 'Privacy choices' });
  await privacy.press('Enter');
  const choices = page.getByRole('region', { name: 'Privacy choices' });
  await walkTo(choices.getByRole('checkbox', { name: 'For advertising' }));
  await page.keyboard.press('Space');
  await walkTo(choices.getByRole('button', { name: 'Save this' }));
  await page.keyboard.press('Enter');
  await expect(choices).toBeHidden();
  await expect(privacy).toBeFocused();
  await expect(demo.board.locator('#advertising-consent-denied')).toBeChecked();
});

for (const chat of ['kustomer', 'clarity'] as const) {
  test(`the focus returns to where it came from when the chat of ${chat} is closed @phone`, async ({ demo, page, isMobile }) => {
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
