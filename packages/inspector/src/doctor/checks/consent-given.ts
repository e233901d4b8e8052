import { count, nameOf } from '../../words.js';
import { fail, pass, unknown, type Check } from '../facts.js';
import { needOf, type Need, type Purpose } from '../purposes.js';

const purposes: readonly Purpose[] = ['analytics', 'advertising'];

/** Whether consent is in the way. */
export const consentGiven: Check = {
  id: 'consent',
  title: 'Consent is not in the way',
  look(facts) {
    const { consent, health } = facts;
    const waiting = Object.entries(health.sinks).flatMap(([name, { held }]) => (held.consent ? [`${nameOf(name)}: ${count(held.consent, 'event')} waiting`] : []));
    const refused = Object.entries(health.sinks).flatMap(([name, { dropped }]) => (dropped.denied ? [`${nameOf(name)}: ${count(dropped.denied, 'event')} dropped`] : []));
    const states = purposes.map((purpose) => `${purpose}: ${consent[purpose]}`);
    if (waiting.length) {
      return fail('Events wait for the shopper’s answer.', 'Answer the consent dialogue. If you have, see that the page calls `consent.update`, or follows your platform by `followConsentMode` or `followTcf`.', [...states, ...waiting]);
    }
    /** The sinks that need, so surely, what stands so. */
    const sinksThat = (state: 'denied' | 'pending', need: Need): string[] =>
      Object.keys(health.sinks).filter((name) => purposes.some((purpose) => consent[purpose] === state && needOf(facts, name, purpose) === need));
    const without = sinksThat('denied', 'sure');
    if (without.length) {
      const dropped = without.some((name) => health.sinks[name]?.dropped.denied);
      return fail(dropped ? 'The shopper refused, and events were dropped, as they must be.' : 'The shopper refused a purpose: its events will be dropped.', 'Nothing, if that was the answer. To test, agree in the consent dialogue.', [...states, ...refused]);
    }
    const doubtful = sinksThat('denied', 'possible');
    if (doubtful.length) return unknown(`The shopper refused a purpose; whether ${doubtful.map(nameOf).join(' and ')} needs it shows with the next event.`, 'Make something happen in the chat.', [...states, ...refused]);
    if (sinksThat('pending', 'sure').length || sinksThat('pending', 'possible').length) return unknown('A purpose has no answer yet: its events will wait.', 'Answer the consent dialogue.', [...states, ...refused]);
    return pass(Object.values(consent).every((state) => state === 'granted') ? 'Both purposes are granted.' : 'Every purpose that a destination needs is granted.', 'Nothing.', [...states, ...refused]);
  },
};
