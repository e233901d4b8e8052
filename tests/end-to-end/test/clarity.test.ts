import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.js';

/** Clarity's 23 events, and what they are called at GA4 and at Meta. */
const names: Readonly<Record<string, readonly [ga4: string, meta: string]>> = {
  trigger_clicked: ['chat_trigger_clicked', 'ChatTriggerClicked'],
  chat_closed: ['chat_closed', 'ChatClosed'],
  close_chat_from_minimized: ['chat_closed', 'ChatClosed'],
  close_chat_from_open_on_mobile: ['chat_closed', 'ChatClosed'],
  expand_from_bubble: ['chat_opened', 'ChatOpened'],
  expand_from_minimized: ['chat_opened', 'ChatOpened'],
  expand_from_trigger: ['chat_opened', 'ChatOpened'],
  minimize_from_open: ['chat_minimized', 'ChatMinimized'],
  change_size: ['chat_resized', 'ChatResized'],
  close_bubble: ['chat_teaser_dismissed', 'ChatTeaserDismissed'],
  menu_click: ['chat_menu_clicked', 'ChatMenuClicked'],
  user_respond: ['chat_message_sent', 'ChatMessageSent'],
  user_respond_product: ['chat_message_sent', 'ChatMessageSent'],
  close_mini_pdp: ['chat_product_details_closed', 'ChatProductDetailsClosed'],
  mini_pdp_click: ['chat_product_details_opened', 'ChatProductDetailsOpened'],
  product_menu_click: ['chat_product_menu_clicked', 'ChatProductMenuClicked'],
  url_click: ['chat_link_clicked', 'ChatLinkClicked'],
  product_deselect: ['chat_product_deselected', 'ChatProductDeselected'],
  product_select: ['chat_product_selected', 'ChatProductSelected'],
  close_survey: ['chat_survey_dismissed', 'ChatSurveyDismissed'],
  submit_feedback: ['chat_survey_submitted', 'ChatSurveySubmitted'],
  thumbs_down: ['chat_message_rated', 'ChatMessageRated'],
  thumbs_up: ['chat_message_rated', 'ChatMessageRated'],
};

const click = (place: Locator | Page, name: string): Promise<void> => place.getByRole('button', { name, exact: true }).last().click();

test('clicks bring about all 23 events, each once at every destination @phone', async ({ demo, page, isMobile }) => {
  await page.clock.install();
  await demo.open('clarity');
  if (!isMobile) await demo.choose('Screen', 'phone');
  const { chat } = demo;
  const badge = page.getByRole('group', { name: 'Minimised chat' });
  const answers = page.locator('.answer');
  const menu = async (item: string): Promise<void> => {
    await click(chat, 'Menu');
    await chat.locator('.chat-header').getByText(item, { exact: true }).click();
  };
  await demo.show('Shop');

  const brought: readonly (readonly [events: readonly string[], act: () => Promise<unknown>])[] = [
    [['close_bubble'], () => click(page, 'Close the message')],
    [['trigger_clicked', 'expand_from_trigger'], () => demo.launcher.click()],
    [['user_respond'], () => click(chat, 'A present under £50')],
    [['thumbs_up'], () => click(chat, 'Good answer')],
    [['thumbs_down'], () => click(chat, 'Bad answer')],
    [['product_select'], () => click(chat, 'Select Harbour mug')],
    [['product_deselect'], () => click(chat, 'Select Harbour mug')],
    [['mini_pdp_click'], () => click(chat, 'Look at Harbour mug £28')],
    [['close_mini_pdp'], () => click(chat, 'Back to the chat')],
    [['mini_pdp_click'], () => click(chat, 'Look at Supper bowl £46')],
    [['url_click'], () => chat.getByRole('link', { name: 'See it in the shop' }).click()],
    [['close_mini_pdp', 'user_respond_product'], () => click(chat, 'Is it oven safe?')],
    [['url_click'], () => chat.getByRole('link', { name: 'How to look after it' }).click()],
    [
      ['product_menu_click', 'user_respond_product'],
      async () => {
        await click(chat, 'More about Harbour mug');
        await click(chat, 'Find similar');
      },
    ],
    [['close_survey'], () => click(chat, 'Close the survey')],
    [['menu_click'], () => menu('Rate this chat')],
    [
      ['submit_feedback'],
      async () => {
        await chat.getByRole('radio', { name: '4 of 5, very good' }).click();
        await click(chat.locator('.survey'), 'Send');
      },
    ],
    [['change_size'], () => click(chat, 'Make the chat larger')],
    [['minimize_from_open'], () => click(chat, 'Minimise the chat')],
    [['expand_from_minimized'], () => click(badge, 'Continue the chat')],
    [['minimize_from_open'], () => click(chat, 'Minimise the chat')],
    [['close_chat_from_minimized'], () => click(badge, 'Close the chat')],
    [['trigger_clicked', 'expand_from_trigger', 'user_respond_product'], () => page.getByRole('button', { name: 'Ask about it: Night vase' }).click()],
    [['menu_click', 'chat_closed'], () => menu('End the chat')],
    [['trigger_clicked', 'expand_from_trigger'], () => demo.launcher.click()],
    [['close_chat_from_open_on_mobile'], () => click(chat, 'Close the chat')],
  ];
  const expected: string[] = [];
  for (const [events, act] of brought) {
    const before = await answers.count();
    await act();
    expected.push(...events);
    if (events.some((name) => name.startsWith('user_respond'))) await expect(answers).toHaveCount(before + 1);
  }
  // The bubble comes with the page.
  await demo.choose('Chat on the page', 'Autochat');
  await demo.choose('Chat on the page', 'Clarity');
  await demo.show('Shop');
  await page.getByRole('region', { name: 'Message from the assistant' }).getByRole('button').first().click();
  expected.push('expand_from_bubble');

  expect(new Set(expected)).toEqual(new Set(Object.keys(names)));
  // Faster than gtag.js and the Tag Manager take them: what is too fast for them goes in the seconds after.
  await page.clock.runFor(20_000);
  await expect.poll(() => demo.wire()).toEqual(expected.map((event) => ({ event, ga4: [names[event]?.[0]], meta: [names[event]?.[1]], gtm: [names[event]?.[0]], endpoint: 1 })));
  await demo.show('Live board');
  await expect(demo.board.getByRole('heading', { name: 'All 23 events of Clarity seen' })).toBeVisible();
  await expect(demo.state).toContainText('books balance');
});

test('the open chat can be minimised, and on a phone closed @phone', async ({ demo, isMobile }) => {
  await demo.open('clarity');
  await demo.launcher.click();
  await expect(demo.chat.getByRole('button', { name: 'Minimise the chat' })).toBeVisible();
  await expect(demo.chat.getByRole('button', { name: 'Close the chat' })).toBeVisible({ visible: isMobile });
});

test('a starter in the shop opens the chat and is answered with pieces', async ({ demo, page }) => {
  await demo.open('clarity');
  await page.getByRole('region', { name: 'Ask the assistant' }).getByRole('button', { name: 'Dinner for four' }).click();
  await expect(demo.chat.getByRole('button', { name: 'Look at Dinner set for four £312' })).toBeVisible();
  expect((await demo.wire()).map(({ event }) => event)).toEqual(['trigger_clicked', 'expand_from_trigger', 'user_respond']);

  const opened = await demo.outcome('Chat opened');
  await expect(opened.parameter('GA4', 'chat_opened_via')).toHaveText(['trigger']);
  await expect(opened.parameter('GA4', 'chat_trigger_name')).toHaveText(['Clarity-PLP-Embedded']);
});

test('what the shopper asks for stays on the page, only its length goes', async ({ demo }) => {
  await demo.open('clarity');
  await demo.show('Shop');
  await demo.launcher.click();
  await demo.chat.getByRole('textbox', { name: 'Ask for a piece' }).fill('A vase for grace@example.org');
  await click(demo.chat, 'Send');
  await expect(demo.chat.getByRole('button', { name: 'Good answer' })).toBeVisible();
  const sent = await demo.outcome('Message sent');
  await expect(await sent.detail()).toContainText('grace@example.org');
  await expect(sent.parameter('GA4', 'chat_message_length')).toHaveText(['28']);
  await expect(sent.calls('GA4')).not.toContainText('example.org');
  await expect(sent.calls('Meta')).not.toContainText('example.org');
  await expect(demo.board.getByText('grace@example.org was typed, and is in none of the 12 calls sent.')).toBeVisible();
});

test('a link to a piece brings it into view in the shop', async ({ demo, page }) => {
  await demo.open('clarity');
  await demo.launcher.click();
  await click(demo.chat, 'A present under £50');
  await click(demo.chat, 'Look at Harbour mug £28');
  await demo.chat.getByRole('link', { name: 'See it in the shop' }).click();
  await expect(page.locator('#piece-harbour-mug img')).toBeInViewport();
});

test('the chat is heard through either name of the SDK', async ({ demo, page }) => {
  await demo.open('clarity');
  for (const sdk of ['exponea', 'brweb']) {
    if (sdk !== 'exponea') await demo.choose('Clarity’s SDK', sdk);
    await demo.launcher.click();
    await expect.poll(() => demo.account('Clarity')).toMatchObject({ received: 2, accepted: 2 });
    expect(await page.evaluate(() => ['exponea', 'brweb'].filter((name) => name in window))).toEqual([sdk]);
  }
});

test('on the page of a piece the chat begins beside it, and asks about it', async ({ demo, page }) => {
  await demo.open('clarity');
  await demo.follow('Night vase');
  await page.getByRole('region', { name: 'Ask the assistant' }).getByRole('button', { name: 'Is it oven safe?' }).click();
  await expect(demo.chat.getByText('Yes, the night vase')).toBeVisible();
  const opened = await demo.outcome('Chat opened');
  await expect(opened.parameter('GTM', 'chat.trigger_name')).toHaveText(['Clarity-PDP-Embedded']);
  const sent = await demo.outcome('Message sent');
  await expect(sent.parameter('Endpoint', 'page_path')).toHaveText(['/piece/']);
});
