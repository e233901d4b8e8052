import { reference } from '@chat-analytics/kustomer/reference';
import type { Settings } from '../../settings.js';
import { describeEvents, type Vendor } from '../vendor.js';

/** What this page's Kustomer calls the two events for which no SDK has a name. */
export const kustomerEventNames = { 'conversation ended': 'conversationEnded', 'proactive trigger': 'proactiveTrigger' } as const;

const sdks: Readonly<Record<Settings['kustomerSdk'], string>> = { legacy: 'Kustomer.on', v2: 'the v2 widget', core: 'KustomerCore' };

const silence: Readonly<Record<Settings['kustomerSdk'], Readonly<Record<string, string | null>>>> = {
  legacy: { 'unread count risen': null },
  v2: {
    'message sent': 'The v2 widget tells nobody',
    'message received': null,
    'satisfaction submitted': 'The v2 widget tells nobody',
    'conversation ended': 'The v2 widget tells nobody',
  },
  core: { 'unread count risen': null, 'chat opened': 'KustomerCore has no window to open', 'chat closed': 'KustomerCore has no window to close' },
};

export const vendor: Vendor = {
  title: 'Kustomer',
  source: 'kustomer',
  tells: 'eight actions',
  way: { heading: 'The SDK told the page', payload: 'response' },
  events: describeEvents(reference, {
    'chat opened': 'Open the chat',
    'chat closed': 'Close it again',
    'conversation started': 'Start a conversation',
    'message sent': 'Write something',
    'message received': 'Wait for the answer',
    'unread count risen': 'Close the chat while an answer is due',
    'satisfaction submitted': 'End the conversation, and rate it',
    'conversation ended': 'End the conversation',
    'proactive trigger': 'Put something in the basket while the chat is closed',
  }),
  listensTo: ({ kustomerSdk }) => `${sdks[kustomerSdk]}${kustomerSdk === 'v2' ? ' of Kustomer' : ''}`,
  untold: (name, { kustomerSdk }) => silence[kustomerSdk][name],
  confession: 'What Kustomer’s oldest SDK calls its events is published nowhere by the vendor; here they go by the names of the published GTM listener.',
};
