import type { AutochatOutcome } from '@chat-analytics/testing';
import { emailAddress, phoneNumber } from '../../personal-data.js';

/** Something a shopper may say, what the shop's assistant answers, and the outcome that Autochat makes of it. */
export interface Topic {
  readonly matches: RegExp;
  readonly answer: string;
  readonly outcome?: AutochatOutcome;
  /** What Autochat says brought it about. Its values are published nowhere; these are made up. */
  readonly triggerSource?: string;
  /** The vendor's own `data`. Its keys are published nowhere either. */
  readonly data?: (said: string) => Record<string, unknown>;
  /** Replies to offer next, in place of {@link invitations}. */
  readonly replies?: readonly string[];
}

export const greeting = 'Hello, this is Marl. Are you looking for something for your table, or for a present?';
export const firstReplies: readonly string[] = ['A dinner set for eight', 'A present, around £60', 'Just looking around'];
export const lastReplies: readonly string[] = ['That is all, thank you'];

/** Replies that the chat offers as long as what they lead to has not come about: following them reaches every outcome. */
export const invitations: readonly { readonly text: string; readonly leadsTo: AutochatOutcome }[] = [
  { text: 'A dinner set for eight', leadsTo: 'autochat.lead_qualified.v1' },
  { text: 'Send me the details', leadsTo: 'autochat.contact_info_obtained.v1' },
  { text: 'Visit the workshop', leadsTo: 'autochat.appointment_scheduled.v1' },
  { text: 'Reserve the set', leadsTo: 'autochat.goal_met.v1' },
  { text: 'Talk to a person', leadsTo: 'autochat.escalation_triggered.v1' },
  { text: 'Call me tomorrow', leadsTo: 'autochat.followup_scheduled.v1' },
  { text: 'Maybe later', leadsTo: 'autochat.followup_inferred.v1' },
];

const first = (pattern: RegExp, text: string): string => pattern.exec(text)?.[0] ?? '';

/** In the order in which they are tried: what is more particular comes first. */
export const topics: readonly Topic[] = [
  {
    matches: emailAddress,
    answer: 'Thank you, I have noted it. The details are on their way to you.',
    outcome: 'autochat.contact_info_obtained.v1',
    triggerSource: 'message',
    // Autochat redacts its data. Here it pretends to have forgotten, so that the page has something to keep to itself.
    data: (said) => ({ field: 'email', email: first(emailAddress, said) }),
  },
  {
    matches: phoneNumber,
    answer: 'Thank you, I have noted your number.',
    outcome: 'autochat.contact_info_obtained.v1',
    triggerSource: 'message',
    data: (said) => ({ field: 'phone', phone: first(phoneNumber, said) }),
  },
  {
    matches: /dishwasher|microwave|oven|watertight|food.?safe|lead.?free/i,
    answer: 'It is. Everything we make is fired to 1,280 °C: it is watertight and goes in the dishwasher, the microwave and a warm oven.',
  },
  { matches: /looking around|brows/i, answer: 'Please do. The kiln was opened on Friday, so everything you see is here. Ask whenever you like.' },
  {
    matches: /person|human|someone|somebody|agent|speak to|talk to/i,
    answer: 'Of course. Nora from the workshop is joining us; she threw most of what you see.',
    outcome: 'autochat.escalation_triggered.v1',
    triggerSource: 'handover',
    data: () => ({ team: 'workshop' }),
  },
  {
    matches: /call me|ring me|phone me|tomorrow|remind me/i,
    answer: 'We will. Nora calls you tomorrow between ten and twelve.',
    outcome: 'autochat.followup_scheduled.v1',
    triggerSource: 'scheduler',
    data: () => ({ channel: 'phone', window: '10-12' }),
  },
  {
    matches: /later|think (about|it)|not (now|today|yet|sure)/i,
    answer: 'There is no hurry. I will look in again in a few days, before the set is gone.',
    outcome: 'autochat.followup_inferred.v1',
    triggerSource: 'inference',
    data: () => ({ horizon_days: 4 }),
  },
  {
    matches: /thursday|friday|saturday/i,
    answer: 'You are booked. We are in the old net loft on Ferry Lane; the kettle will be on.',
    outcome: 'autochat.appointment_scheduled.v1',
    triggerSource: 'booking',
    data: (said) => ({ slot: said, place: 'workshop' }),
  },
  {
    matches: /visit|workshop|studio|appointment|see (it|them)/i,
    answer: 'Gladly: come and hold a few. Which suits you?',
    replies: ['Thursday at ten', 'Saturday at two'],
  },
  {
    matches: /reserve|buy|order|take it|match (the|a|your) price|price match/i,
    answer: 'It is yours. I have put a set aside under your name until Sunday.',
    outcome: 'autochat.goal_met.v1',
    triggerSource: 'goal',
    data: () => ({ goal: 'reservation', value: 624 }),
  },
  {
    matches: /dinner|set|plate|bowl|mug|jug|vase|cup|beaker|gift|present|wedding|looking for|need/i,
    answer: 'A good choice. Most people take oat and lichen together; we have eight of each, and they can be reserved.',
    outcome: 'autochat.lead_qualified.v1',
    triggerSource: 'qualifier',
    data: () => ({ interest: 'tableware', budget: 'known' }),
  },
  {
    matches: /send|details|e-?mail/i,
    answer: 'Gladly. Which address may I write to?',
    replies: ['ada@example.com'],
  },
  { matches: /thank|that is all|bye/i, answer: 'Thank you for looking in. We are here every day until six.' },
];

export const notUnderstood: Topic = { matches: /./, answer: 'I am not sure that I follow. I can help you choose, reserve, or arrange a visit.' };

export const findTopic = (text: string): Topic => topics.find(({ matches }) => matches.test(text)) ?? notUnderstood;
