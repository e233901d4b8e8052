import { expect, test } from './fixtures.js';
import type { Demo } from './demo.js';

const click = (demo: Demo, name: string): Promise<void> => demo.chat.getByRole('button', { name, exact: true }).click();

/** Clicks through everything that there is in the chat. */
async function clickThrough(demo: Demo): Promise<void> {
  await demo.show('Shop');
  await demo.board.page().getByRole('button', { name: 'Add to basket: Ferry jug' }).click();
  await demo.board.page().getByRole('button', { name: 'Close the message' }).click();
  await demo.launcher.click();
  await click(demo, 'Start a conversation');
  await click(demo, 'Do you ship to Ireland?');
  await expect(demo.chat.getByText('Two or three days')).toBeVisible();
  await click(demo, 'End');
  await demo.chat.getByRole('radio', { name: '4 of 5, very good' }).click();
  await click(demo, 'Send');
  await expect(demo.chat.getByText('Thank you, that helps.')).toBeFocused();
  await click(demo, 'Close the chat');
}

const names: Readonly<Record<string, readonly [ga4: string, meta: string]>> = {
  'proactive trigger': ['chat_teaser_shown', 'ChatTeaserShown'],
  'chat opened': ['chat_opened', 'ChatOpened'],
  'conversation started': ['chat_conversation_started', 'ChatConversationStarted'],
  'message received': ['chat_message_received', 'ChatMessageReceived'],
  'message sent': ['chat_message_sent', 'ChatMessageSent'],
  'conversation ended': ['chat_conversation_ended', 'ChatConversationEnded'],
  'satisfaction submitted': ['chat_survey_submitted', 'ChatSurveySubmitted'],
  'chat closed': ['chat_closed', 'ChatClosed'],
};

const happens = ['proactive trigger', 'chat opened', 'conversation started', 'message received', 'message sent', 'message received', 'conversation ended', 'satisfaction submitted', 'chat closed'];

for (const { sdk, silent } of [
  { sdk: 'on()', silent: [] },
  { sdk: 'Core', silent: ['chat opened', 'chat closed'] },
  { sdk: 'v2', silent: ['message received', 'message sent', 'conversation ended', 'satisfaction submitted'] },
]) {
  const told = happens.filter((name) => !silent.includes(name));
  test(`with Kustomer’s SDK ${sdk} clicks bring about ${new Set(told).size} of the eight actions, each once at every destination${sdk === 'on()' ? ' @phone' : ''}`, async ({ demo }) => {
    await demo.open('kustomer');
    if (sdk !== 'on()') await demo.choose('Kustomer’s SDK', sdk);
    await clickThrough(demo);
    await expect.poll(() => demo.wire()).toEqual(told.map((event) => ({ event, ga4: [names[event]?.[0]], meta: [names[event]?.[1]], gtm: [names[event]?.[0]], endpoint: 1 })));
    await expect(demo.state).toContainText(`${told.length} events, each delivered once to GA4, Meta, GTM and the endpoint.`);
    await expect(demo.state).toContainText('books balance');
    for (const name of new Set(silent)) if (name !== 'message received') await expect(demo.board.locator('.guide .is-untold', { hasText: name.slice(1) })).toHaveCount(1);
    await demo.show('Live board');
    if (!silent.length) await expect(demo.board.getByRole('heading', { name: 'All 8 events of Kustomer seen' })).toBeVisible();
  });
}

test('a rating arrives with its value, and a comment with its length only', async ({ demo }) => {
  await demo.open('kustomer');
  await demo.launcher.click();
  await click(demo, 'Start a conversation');
  await click(demo, 'That is all, thank you');
  await demo.chat.getByRole('radio', { name: '2 of 5, fair' }).click();
  await demo.chat.getByRole('textbox', { name: 'Anything to add?' }).fill('Ask grace@example.org');
  await demo.chat.locator('.survey').getByRole('button', { name: 'Send' }).click();
  const rated = await demo.outcome('Survey submitted');
  for (const [destination, rating] of [['GA4', 'chat_rating'], ['Meta', 'chat_rating'], ['GTM', 'chat.rating'], ['Endpoint', 'properties.rating']] as const) {
    await expect(rated.parameter(destination, rating)).toHaveText(['2']);
    await expect(rated.calls(destination)).not.toContainText('example.org');
  }
});

test('with recipe naming an opening and a rating go under the recipe’s names, which have no event’s id', async ({ demo }) => {
  await demo.open('kustomer');
  await demo.choose('Naming', 'recipe');
  await clickThrough(demo);
  const wire = await demo.wire();
  expect(wire.find(({ event }) => event === 'chat opened')?.ga4).toEqual(['chat_widget_open']);
  expect(wire.find(({ event }) => event === 'satisfaction submitted')?.ga4).toEqual(['chat_rating']);
  const opened = await demo.outcome('Chat opened');
  await expect(opened.parameter('GA4', 'chat_platform')).toHaveText(['kustomer']);
});

test('with the v2 widget a message that comes while the chat is closed is inferred from the unread count', async ({ demo }) => {
  await demo.open('kustomer');
  await demo.choose('Kustomer’s SDK', 'v2');
  await demo.show('Shop');
  await demo.launcher.click();
  await click(demo, 'Start a conversation');
  await click(demo, 'I will look around meanwhile');
  await expect(demo.chat.getByText('I will see what Tom says')).toBeVisible();
  await click(demo, 'Close the chat');
  await expect(demo.launcher).toHaveAccessibleName('Ask the makers: open the chat, 1 unread');
  const received = await demo.outcome('Message received');
  await expect(received.card.getByText('Inferred:')).toBeVisible();
  await expect(received.calls('GA4')).toHaveCount(1);
});

test('a message that the SDK tells again is a duplicate, and no second call', async ({ demo }) => {
  await demo.open('kustomer');
  await demo.launcher.click();
  await click(demo, 'Start a conversation');
  const received = await demo.outcome('Message received');
  await received.card.getByRole('button', { name: 'Tell it again' }).click();
  await expect(received.tellings.nth(1)).toContainText('heard again, not counted again');
  await expect(received.calls('GA4')).toHaveCount(1);
  await expect(received.calls('Meta')).toHaveCount(1);
});

test('a conversation that has ended makes room for another one', async ({ demo }) => {
  await demo.open('kustomer');
  await demo.launcher.click();
  await click(demo, 'Where is my order?');
  await click(demo, 'End');
  await expect(demo.chat.getByRole('textbox', { name: 'Write a message' })).toBeHidden();
  await click(demo, 'Back to the start');
  await expect(demo.chat.getByRole('heading', { name: 'Earlier' })).toBeVisible();
  await click(demo, 'Start a conversation');
  await expect(demo.chat.getByRole('log').getByText('Hello, Nora here')).toBeVisible();
  const started = (await demo.wire()).filter(({ event }) => event === 'conversation started');
  expect(started).toHaveLength(2);
});
