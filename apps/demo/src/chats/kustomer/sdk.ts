import { createKustomer, type KustomerGeneration, type KustomerTelling } from '@chat-analytics/testing';
import type { Settings } from '../../settings.js';
import type { ChatSurroundings } from '../chat.js';
import { kustomerEventNames } from './vendor.js';

/** Kustomer's SDK, as the chat drives it. */
export interface Sdk {
  load(): void;
  open(): void;
  close(): void;
  startConversation(): void;
  /** The shopper writes. */
  say(text: string): void;
  /** An agent writes. */
  reply(text: string): void;
  endConversation(): void;
  askSatisfaction(): void;
  answerSatisfaction(rating: number, comment: string): void;
  /** A message by which the shop begins is on the screen. */
  showProactive(): void;
  remove(): void;
}

const idOf = (response: unknown, field: string): string | undefined => {
  const id: unknown = typeof response === 'object' && response !== null ? Reflect.get(response, field) : undefined;
  return typeof id === 'string' ? id : undefined;
};

/** As a later version might: an object where a value was. */
function wrapValues(response: unknown): unknown {
  if (typeof response !== 'object' || response === null) return response;
  return Object.fromEntries(Object.entries(response).map(([name, value]: [string, unknown]) => [name, { value }]));
}

/** What an SDK tells several times of one thing has an id in common. */
function occurrenceOf({ name, response }: KustomerTelling): string | undefined {
  const conversation = idOf(response, 'conversationId');
  return idOf(response, 'satisfactionId') ?? idOf(response, 'messageId') ?? (conversation && `${name} ${conversation}`);
}

/** Puts the SDK on the page. What it tells, the watchers of the page learn first. */
export function createSdk({ told, kustomer }: ChatSurroundings, { kustomerSdk: generation, tellings, sdk }: Settings): Sdk {
  let repeating = false;
  let conversation = {};
  const fake = createKustomer(window, {
    generation: generation satisfies KustomerGeneration,
    arrival: 'manual',
    // In the callback of its start, as the page would: the first count of unread messages comes right after.
    onStarted: kustomer.attach,
    tells(telling) {
      const occurrence = occurrenceOf(telling);
      told({
        vendor: 'kustomer',
        name: telling.name,
        payload: telling.response ?? undefined,
        occurrence,
        again: occurrence ? () => fake.tell(telling.name, telling.response) : undefined,
      });
      if (tellings === 'twice' && occurrence && !repeating) queueMicrotask(() => repeat(telling));
      return sdk === 'changed' ? { ...telling, response: wrapValues(telling.response) } : telling;
    },
  });

  function repeat({ name, response }: KustomerTelling): void {
    repeating = true;
    fake.tell(name, response);
    repeating = false;
  }

  return {
    ...fake,
    say: (text) => void fake.say(text),
    reply: (text) => void fake.reply(text),
    startConversation() {
      conversation = fake.startConversation();
    },
    askSatisfaction: () => void fake.askSatisfaction(),
    endConversation() {
      // The oldest SDK has no name for it that is known: here it has one, of which the analytics are told by an option.
      if (generation === 'legacy') fake.tell(kustomerEventNames['conversation ended'], conversation);
      else fake.endConversation();
    },
    showProactive() {
      if (generation === 'legacy') fake.tell(kustomerEventNames['proactive trigger']);
      else {
        // No SDK tells of it. It is the shop's own doing, so the shop does.
        const payload = { chat_Action: 'proactive trigger' };
        told({ vendor: 'kustomer', name: 'ingest', payload });
        kustomer.ingest(payload);
      }
    },
  };
}
