import { expect, type Locator, type Page } from '@playwright/test';
import { readCard, type Card, type Destination } from './card.js';

export type Vendor = 'autochat' | 'kustomer' | 'clarity';

/** What became of something that happened in the chat: the names under which it is on the wire. */
export interface OnTheWire {
  readonly event: string;
  readonly ga4: readonly string[];
  readonly meta: readonly string[];
  readonly gtm: readonly string[];
  /** How often the endpoint has had it. */
  readonly endpoint: number;
}

/** The demo, as a person uses it: on a phone the shop and the board take turns. */
export interface Demo {
  readonly chat: Locator;
  readonly launcher: Locator;
  /** The replies that the chat offers. */
  readonly replies: Locator;
  readonly board: Locator;
  /** The line that says how things stand. */
  readonly state: Locator;
  open(chat?: Vendor): Promise<void>;
  /** Opens a page that is not the shop's, by its address. */
  visit(address: string): Promise<void>;
  /** Brings a pane to the front, where there is a switch for it. */
  show(pane: 'Shop' | 'Live board'): Promise<void>;
  openChat(): Promise<void>;
  /** Closes the chat, which may lie over the shop. */
  closeChat(): Promise<void>;
  /** Goes to another page by a link in the shop. */
  follow(link: string): Promise<void>;
  /** Takes one of the replies that the chat offers, and waits for the answer. */
  reply(text: string): Promise<void>;
  /** Writes a message, and waits for the answer. */
  write(text: string): Promise<void>;
  /** Changes a setting. */
  choose(setting: string, value: string): Promise<void>;
  /** Opens the inspector at its doctor. */
  askDoctor(): Promise<void>;
  closeInspector(): Promise<void>;
  /** What there is on the board, oldest first. */
  wire(): Promise<OnTheWire[]>;
  /** The newest outcome of that title, unfolded. */
  outcome(title: string): Promise<Card>;
  /** The figures in the books, by their labels. */
  account(name: 'Autochat' | 'Kustomer' | 'Clarity' | Destination): Promise<Record<string, number>>;
}

export function openDemo(page: Page): Demo {
  const chat = page.getByRole('dialog', { name: 'Chat with' });
  const launcher = page.locator('.device .launcher');
  const replies = chat.getByRole('group', { name: 'Suggested replies' }).getByRole('button');
  const board = page.locator('#board');

  const demo: Demo = {
    chat,
    launcher,
    replies,
    board,
    state: board.locator('.state'),
    async open(chat = 'autochat') {
      await page.goto(`./?chat=${chat}`);
    },
    async visit(address) {
      await page.goto(address);
    },
    async show(pane) {
      if (page.url() === 'about:blank') await demo.open();
      const button = page.getByRole('navigation', { name: 'View' }).getByRole('button', { name: pane });
      if (await button.isVisible()) await button.click();
    },
    async closeChat() {
      await demo.show('Shop');
      await chat.getByRole('button', { name: 'Close the chat' }).click();
    },
    async follow(link) {
      await demo.show('Shop');
      await page.locator('.shop-scroll').getByRole('link', { name: link, exact: true }).first().click();
      await page.waitForLoadState('load');
    },
    async openChat() {
      // A test that says nothing of it is on the page of Autochat.
      if (page.url() === 'about:blank') await demo.open();
      await demo.show('Shop');
      if (!(await chat.isVisible())) await launcher.click();
      await replies.first().waitFor();
    },
    async reply(text) {
      await demo.openChat();
      await replies.filter({ hasText: text }).click();
      // With it the replies that were there are gone.
      await chat.getByRole('log').getByText(text).last().waitFor();
      await replies.first().waitFor();
    },
    async write(text) {
      await demo.openChat();
      await chat.getByRole('textbox').fill(text);
      await chat.getByRole('button', { name: 'Send', exact: true }).click();
      await replies.first().waitFor();
    },
    async choose(setting, value) {
      await demo.show('Live board');
      const group = board.locator('fieldset').filter({ has: page.locator('legend', { hasText: new RegExp(`^${setting}$`) }) });
      const radio = group.getByRole('radio', { name: value });
      if (!(await radio.isVisible())) await group.locator('xpath=ancestor::details[1]/summary').click();
      await radio.click();
    },
    async askDoctor() {
      await demo.show('Live board');
      await page.getByRole('button', { name: 'Inspect chat analytics' }).click();
      await page.getByRole('tab', { name: 'Doctor' }).click();
    },
    async closeInspector() {
      await page.getByRole('button', { name: 'Close the inspector' }).click();
    },
    async wire() {
      const cards = await board.locator('.card').evaluateAll((all) =>
        all.map((card) => {
          const names = (label: string): string[] => [...card.querySelectorAll(`[aria-label="What ${label} got"] .call-name code`)].map(({ textContent }) => textContent);
          return { event: card.getAttribute('data-event') ?? '', ga4: names('GA4'), meta: names('Meta'), gtm: names('GTM'), endpoint: names('Endpoint').length };
        }),
      );
      return cards.reverse();
    },
    async outcome(title) {
      await demo.show('Live board');
      const card = board.locator('.card').filter({ has: page.locator('summary strong', { hasText: title }) }).first();
      await card.waitFor();
      const isOpen = async (): Promise<boolean> => (await card.getAttribute('open')) !== null;
      // By keys: the card above may grow, as answers come, and push this one away from under the pointer.
      if (!(await isOpen())) await card.locator('> summary').press('Enter');
      await expect.poll(isOpen).toBe(true);
      return readCard(card);
    },
    async account(name) {
      await demo.show('Live board');
      const lines = await board.getByRole('group', { name: `Books of ${name}` }).locator('dl > div').all();
      return Object.fromEntries(await Promise.all(lines.map(async (line) => [await line.locator('dt').innerText(), Number(await line.locator('dd').innerText())] as const)));
    },
  };
  return demo;
}
