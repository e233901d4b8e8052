// The chats as the fakes of the vendors play them: what is on the page, what happens in the chat, and which source of the packages hears it.
import { autochat } from '@chat-analytics/autochat';
import { reference as autochatReference } from '@chat-analytics/autochat/reference';
import { clarity } from '@chat-analytics/clarity';
import type { Source } from '@chat-analytics/core';
import { kustomer, listeners } from '@chat-analytics/kustomer';
import { clarityEvents, createAutochatWidget, createClarityWebchat, createKustomer, type ClarityEventName, type ClarityWebchatOptions, type KustomerGeneration } from '@chat-analytics/testing';
import { expect } from 'vitest';
import type { VendorName } from '../src/index.js';

/** A chat on a page. */
export interface Chat {
  /** What happens before the vendor's SDK is there. */
  before?(): void;
  /** The SDK arrives. Settles when each of so many listens to all that it tells. */
  arrive(hearers: number): Promise<void>;
  /** All that can happen, some of it twice. */
  act(): void;
  close(): void;
}

export interface World {
  readonly title: string;
  readonly vendor: VendorName;
  readonly source: () => Source;
  /** Puts the chat on the page; `late` without its SDK. */
  open(window: Window, late: boolean): Chat;
}

const autochatWorld: World = {
  title: 'Autochat',
  vendor: 'autochat',
  source: () => autochat(),
  open(window) {
    const widget = createAutochatWidget(window);
    const details = Object.values(autochatReference.events).flatMap(({ examples }) => examples.map((example) => example.in as { event_type: string }));
    return {
      arrive: () => Promise.resolve(),
      act() {
        // Every outcome by its two names, and all of it once more.
        for (const detail of [...details, ...details]) widget.dispatch(detail, detail.event_type);
        widget.dispatch({ ...details[0], event_id: undefined });
        widget.dispatch({ ...details[0], event_id: 'evt_other', scope: 'something else' });
        widget.dispatch({ ...details[0], event_id: 'evt_mail', trigger_source: 'asked by sam@example.com' });
        for (const nonsense of [null, undefined, 'text', 7, []]) widget.dispatch(nonsense);
      },
      close: () => undefined,
    };
  },
};

/** How the generations that are chats are heard. */
const ways = { v2: 'widget', core: 'core', legacy: 'on' } as const satisfies Partial<Record<KustomerGeneration, keyof typeof listeners>>;

function kustomerWorld(generation: keyof typeof ways): World {
  return {
    title: `Kustomer ${generation}`,
    vendor: 'kustomer',
    source: () => kustomer(),
    open(window, late) {
      const chat = createKustomer(window, { generation, arrival: late ? 'manual' : 'now', stub: !late });
      return {
        async arrive(hearers) {
          chat.load();
          const { length } = Object.keys(listeners[ways[generation]]);
          await expect.poll(chat.listeners).toBe(hearers * length);
        },
        act() {
          chat.open();
          chat.startConversation({ conversationId: 'conv_abc123' });
          chat.say('Does the teapot fit into a dishwasher?', { messageId: 'msg_1' });
          chat.reply('It does.', { messageId: 'msg_2' });
          chat.close();
          chat.reply('Anything else?', { messageId: 'msg_3' });
          chat.reply('I will close this then.', { messageId: 'msg_4' });
          chat.askSatisfaction();
          chat.answerSatisfaction(4, 'Quick help');
          chat.endConversation({ conversationId: 'conv_abc123' });
          chat.endConversation({ conversationId: 'conv_other', ended: false });
          chat.tell('onOpen', null, new Error('no'));
        },
        close: () => chat.remove(),
      };
    },
  };
}

const clarityWorld = (title: string, options: ClarityWebchatOptions): World => ({
  title,
  vendor: 'clarity',
  source: () => clarity(),
  open(window, late) {
    const chat = createClarityWebchat(window, { arrival: late ? 'manual' : 'now', sdk: ['exponea', 'brweb'], ...options });
    const link = { url: 'https://sam:secret@example.com/products/61215?mail=sam@example.com#top', link_text: 'Jacket' };
    return {
      before: () => {
        chat.event('trigger_clicked');
        chat.event('expand_from_trigger');
      },
      arrive() {
        chat.load();
        return Promise.resolve();
      },
      act() {
        for (const name of Object.keys(clarityEvents) as ClarityEventName[]) chat.event(name);
        chat.event('url_click', link, 'brweb');
        chat.event('submit_feedback', { feedback_state: 'very good' });
        chat.event('menu_click', { button_content: 'Call +49 30 123 456 789' });
        chat.track('webchat', { action: 'actual_show', component: 'FLOATING_TRIGGER', component_template: 'FLOATING_TRIGGER_v1' });
        chat.track('banner', { action: 'actual_show' });
        chat.track('purchase', { total: 7 });
        chat.track('close_survey');
        chat.track('webchat', null);
        const again = { action: 'thumbs_up', feedback_target_product_ids: ['431374', 7] };
        chat.track('webchat', again);
        chat.track('webchat', again);
      },
      close: () => chat.remove(),
    };
  },
});

export const worlds: readonly World[] = [
  autochatWorld,
  kustomerWorld('v2'),
  kustomerWorld('core'),
  kustomerWorld('legacy'),
  clarityWorld('Clarity, whose SDK takes the place of its stub', { onLoad: 'replace' }),
  clarityWorld('Clarity, whose SDK fills its stub and leaves the queue', { onLoad: 'mutate', keepQueue: true }),
];
