import type { Told } from '../expectation.js';
import type { Setting, Stage, VendorName } from '../simulation/stage.js';
import { timeAt } from '../simulation/time.js';
import { outcomeTold } from './autochat.js';

/** Something simple that happens in a chat, and that something may go wrong with. */
export interface Moment {
  readonly vendor: VendorName;
  /** What `health()` calls the vendor. */
  readonly source: string;
  readonly setting: Pick<Setting, 'kustomer' | 'clarity'>;
  /** What it is, in words, without a full stop. */
  readonly say: string;
  /** It happens. Of the vendors with ids, the number makes the id. Returns how to tell the very same again. */
  happen(stage: Stage, number: number): () => void;
  /** How the number-th must be told that happens so many milliseconds after the beginning. */
  told(number: number, at?: number): Told;
}

export const moments: readonly Moment[] = [
  {
    vendor: 'autochat',
    source: 'autochat',
    setting: {},
    say: 'The widget says that a lead is qualified',
    happen({ autochat }, number) {
      const detail = autochat.outcome('autochat.lead_qualified.v1', { event_id: `evt_${number}` });
      return () => autochat.dispatch(detail, detail.event_type);
    },
    told: (number, at = 1000) => outcomeTold('autochat.lead_qualified.v1', 'lead_qualified', `evt_${number}`, timeAt(at)),
  },
  {
    vendor: 'kustomer',
    source: 'kustomer',
    setting: { kustomer: { generation: 'core' } },
    say: 'KustomerCore says that the shopper has written',
    happen({ kustomer }, number) {
      const message = kustomer.say('Where is my order?', { messageId: `msg_${number}`, conversationId: 'conv_k1' });
      return () => kustomer.tell('onMessageSent', message);
    },
    told: (number, at = 1000) => ({
      type: 'message_sent',
      vendor: 'kustomer',
      vendorEvent: 'message sent',
      id: `kustomer:message_sent:msg_${number}`,
      actor: 'visitor',
      at: timeAt(at),
      conversation: 'conv_k1',
      properties: { message_id: `msg_${number}`, message_length: 18, attachments_count: 0 },
    }),
  },
  {
    vendor: 'clarity',
    source: 'bloomreach_clarity',
    setting: {},
    say: 'The webchat tracks a survey that was answered',
    happen({ clarity }) {
      const properties = { action: 'submit_feedback', feedback_state: 4 };
      clarity.track('webchat', properties);
      return () => void clarity.track('webchat', properties);
    },
    told: (number, at = 1000) => ({
      type: 'survey_submitted',
      vendor: 'bloomreach_clarity',
      vendorEvent: 'submit_feedback',
      id: `id ${number}`,
      actor: 'visitor',
      at: timeAt(at),
      properties: { rating: 4, rating_max: 5 },
    }),
  },
];
