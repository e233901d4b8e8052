import { reference } from '@chat-analytics/autochat/reference';
import { describeEvents, type Vendor } from '../vendor.js';

export const vendor: Vendor = {
  title: 'Autochat',
  source: 'autochat',
  tells: 'seven outcomes',
  way: { heading: 'The widget dispatched', payload: 'event.detail' },
  events: describeEvents(reference, {
    'autochat.lead_qualified.v1': 'Say what you are looking for',
    'autochat.contact_info_obtained.v1': 'Leave an e-mail address',
    'autochat.appointment_scheduled.v1': 'Book a visit to the workshop',
    'autochat.goal_met.v1': 'Reserve the set',
    'autochat.escalation_triggered.v1': 'Ask for a person',
    'autochat.followup_scheduled.v1': 'Ask to be called tomorrow',
    'autochat.followup_inferred.v1': 'Say “maybe later”',
  }),
  listensTo: ({ listen }) => `${listen === 'stable' ? 'the stable event' : 'the seven aliases'} of Autochat`,
  confession: 'Autochat redacts what it tells a page; here it pretends to have forgotten.',
};
