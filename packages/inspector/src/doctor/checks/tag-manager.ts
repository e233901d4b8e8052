import { count, nameOf } from '../../words.js';
import { awaitsConsent } from '../purposes.js';
import { age, chatOn, fail, namesOf, pass, patience, sinksOf, unknown, type Check } from '../facts.js';

/** Item 3: Google Tag Manager is there, and gets what a trigger can fire on. */
export const tagManager: Check = {
  id: 'tag_manager',
  item: 3,
  title: 'Google Tag Manager is there and its trigger can fire',
  look(facts) {
    const { gtm, containers, gtmPreview } = facts.window;
    const sinks = sinksOf(facts, 'gtm');
    const pushes = chatOn(facts).filter(({ kind }) => kind === 'push');
    const taken = pushes.filter(({ seenByTagManager }) => seenByTagManager);
    const names = namesOf(taken);
    const evidence = [
      ...containers.filter((id) => id.startsWith('GTM-')).map((id) => `${id} runs`),
      ...sinks.map(([name, { status, delivered }]) => `${nameOf(name)}: ${status}, ${delivered} pushed`),
      ...(gtmPreview ? ['GTM’s preview is on'] : []),
    ];
    const blocked = sinks.some(([, { status }]) => status === 'blocked');
    if (gtm !== 'running') {
      if (!sinks.length && gtm === 'absent') return unknown('There is no Google Tag Manager on this page.', 'Nothing, if you do not use it. Else put its snippet on the page and `gtm()` into the sinks.', evidence);
      if (gtm === 'absent' && sinks.every(([name, { status }]) => status === 'waiting' && awaitsConsent(facts, name))) return unknown('Google Tag Manager may wait for the shopper’s consent.', 'Agree in the consent dialogue, and look again.', evidence);
      if (!blocked && age(facts) < patience) return unknown('Google Tag Manager does not run yet.', 'Wait a moment.', evidence);
      return fail(
        gtm === 'stub' ? 'Its snippet is there, but its library does not run.' : 'There is no Google Tag Manager, and events wait for it.',
        'See whether the snippet is on this page, and whether a blocker or the Content Security Policy keeps www.googletagmanager.com away.',
        evidence,
      );
    }
    if (!sinks.length && !pushes.length) {
      return fail(
        'It runs, but nothing is pushed for it. GTM does not hear events of the window: a Custom Event trigger on `autochat.widget_tracking.v1` never fires by itself.',
        'Add `gtm()` to the sinks, or a listener that pushes a plain object onto the data layer.',
        evidence,
      );
    }
    if (pushes.length && !taken.length) return fail('Events were pushed, but GTM took none of them.', 'See whether the data layer was replaced after GTM had come, or has another name: the option `dataLayer` of `gtm()`.', evidence);
    if (!taken.length) return unknown('It runs, and no event has been pushed yet.', 'Make something happen in the chat.', evidence);
    return pass(`It runs, and took ${count(taken.length, 'push', 'pushes')}.`, `In GTM’s preview, see that a Custom Event trigger with exactly such a name fires: ${names.map((name) => `\`${name}\``).join(', ')}.`, evidence);
  },
};
