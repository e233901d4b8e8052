import type { AutochatOutcome } from '@chat-analytics/testing';

/** What people call each outcome, and how it is brought about in the chat. */
export const outcomeTexts: Readonly<Record<AutochatOutcome, { readonly title: string; readonly hint: string }>> = {
  'autochat.lead_qualified.v1': { title: 'Lead qualified', hint: 'Say what you are looking for' },
  'autochat.contact_info_obtained.v1': { title: 'Contact info obtained', hint: 'Leave an e-mail address' },
  'autochat.appointment_scheduled.v1': { title: 'Appointment scheduled', hint: 'Book a visit to the workshop' },
  'autochat.goal_met.v1': { title: 'Goal met', hint: 'Reserve the set' },
  'autochat.escalation_triggered.v1': { title: 'Escalation triggered', hint: 'Ask for a person' },
  'autochat.followup_scheduled.v1': { title: 'Follow-up scheduled', hint: 'Ask to be called tomorrow' },
  'autochat.followup_inferred.v1': { title: 'Follow-up inferred', hint: 'Say “maybe later”' },
};
