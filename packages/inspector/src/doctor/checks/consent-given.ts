import { count, nameOf } from '../../words.js';
import { fail, pass, unknown, type Check } from '../facts.js';

/** Whether consent is in the way. */
export const consentGiven: Check = {
  id: 'consent',
  title: 'Consent is not in the way',
  look({ consent, health }) {
    const waiting = Object.entries(health.sinks).flatMap(([name, { held }]) => (held.consent ? [`${nameOf(name)}: ${count(held.consent, 'event')} waiting`] : []));
    const refused = Object.entries(health.sinks).flatMap(([name, { dropped }]) => (dropped.denied ? [`${nameOf(name)}: ${count(dropped.denied, 'event')} dropped`] : []));
    const states = [`analytics: ${consent.analytics}`, `advertising: ${consent.advertising}`];
    const denied = Object.values(consent).includes('denied');
    if (waiting.length) {
      return fail('Events wait for the shopper’s answer.', 'Answer the consent dialogue. If you have, see that the page calls `consent.update`, or follows your platform by `followConsentMode` or `followTcf`.', [...states, ...waiting]);
    }
    if (refused.length && denied) return fail('The shopper refused, and events were dropped, as they must be.', 'Nothing, if that was the answer. To test, agree in the consent dialogue.', [...states, ...refused]);
    if (denied) return fail('The shopper refused a purpose: its events will be dropped.', 'Nothing, if that was the answer. To test, agree in the consent dialogue.', states);
    if (Object.values(consent).includes('pending')) return unknown('A purpose has no answer yet: its events will wait.', 'Answer the consent dialogue.', states);
    return pass('Both purposes are granted.', 'Nothing.', [...states, ...refused]);
  },
};
