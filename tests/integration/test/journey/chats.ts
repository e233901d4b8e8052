import { autochat } from '@chat-analytics/autochat';
import { clarity } from '@chat-analytics/clarity';
import type { Source } from '@chat-analytics/core';
import { kustomer } from '@chat-analytics/kustomer';
import { createAutochatWidget, createClarityWebchat, createKustomer } from '@chat-analytics/testing';

/** A vendor's chat on a page. */
export interface ChatOnPage {
  /** Something happens in the chat that is one event. What has one `key` is one happening. */
  happen(key: string): void;
  /** Tells the page anything at all, as whatever way the vendor has it. */
  lie(payload: unknown, name: string): void;
}

/** A vendor, for every page anew. */
export interface Chat {
  readonly vendor: string;
  /** Whether the vendor's ids tell an event that is told again from another, on the next page too. */
  readonly hasIds: boolean;
  createSource(): Source;
  open(window: Window): ChatOnPage;
}

export const chats: readonly Chat[] = [
  {
    vendor: 'autochat',
    hasIds: true,
    createSource: () => autochat({ dataKeys: ['plan'] }),
    open(window) {
      const widget = createAutochatWidget(window);
      return {
        happen: (key) => widget.outcome('autochat.lead_qualified.v1', { event_id: key, data: { plan: 'pro' } }),
        lie: (payload) => widget.dispatch(payload),
      };
    },
  },
  {
    vendor: 'kustomer',
    hasIds: true,
    createSource: () => kustomer({ captureText: true }),
    open(window) {
      const fake = createKustomer(window, { generation: 'core' });
      return {
        happen: (key) => fake.say('Where is my vase?', { messageId: key }),
        lie: (payload, name) => fake.tell(name, payload),
      };
    },
  },
  {
    vendor: 'bloomreach_clarity',
    hasIds: false,
    createSource: () => clarity({ captureText: true }),
    open(window) {
      const webchat = createClarityWebchat(window);
      const told = new Map<string, object>();
      return {
        happen(key) {
          const properties = told.get(key) ?? { action: 'submit_feedback', feedback_state: 4, feedback_message: `It works, says ${key}` };
          told.set(key, properties);
          webchat.track('webchat', properties);
        },
        lie: (payload, name) => webchat.track(name, payload),
      };
    },
  },
];
