import { count, nameOf } from '../../words.js';
import { age, fail, libraries, pass, patience, sinksOf, unknown, type Check } from '../facts.js';
import { awaitsConsent } from '../purposes.js';

const kinds = ['ga4', 'meta'] as const;

/** By what a sink is told which of them it sends to. */
const options = { ga4: 'measurementId', meta: 'pixelId' } as const;

/** Item 4: GA4 and Meta run for real, and are in debug mode where that is asked for. */
export const tagsFire: Check = {
  id: 'tags_fire',
  item: 4,
  title: 'GA4 and Meta really run',
  look(facts) {
    const { window, wantsDebug } = facts;
    const sinks = kinds.flatMap((kind) => sinksOf(facts, kind).map(([name, health]) => ({ kind, name, health, library: window[kind] })));
    if (!sinks.length) return unknown('There is neither a GA4 nor a Meta sink.', 'Nothing, if a tag manager or your endpoint sends to them. Else add `ga4()` or `meta()` to the sinks.');
    const evidence = sinks.map(({ name, health: { status, delivered }, library }) => `${nameOf(name)}: ${library === 'stub' ? 'only the snippet' : library}, ${status}, ${delivered} handed over`);
    if (sinks.some(({ health: { status } }) => status === 'stopped')) return fail('The analytics were stopped: nothing is handed over any more.', 'See who calls `stop()`.', evidence);
    const absent = sinks.filter(({ health: { status } }) => status === 'waiting' || status === 'blocked');
    const withheld = absent.filter(({ name, health: { status }, library }) => status === 'waiting' && library === 'absent' && awaitsConsent(facts, name));
    const surely = absent.filter((sink) => sink.health.status === 'blocked' || (!withheld.includes(sink) && age(facts) > patience));
    const [first] = surely;
    if (first) {
      const { kind, library } = first;
      const { called } = libraries[kind];
      if (library === 'running' && first.health.status === 'waiting') {
        const ids = window.containers.filter((id) => id.startsWith('G-'));
        return fail(`${nameOf(first.name)}: ${called} runs, but for another id than the sink’s.`, `Compare the option \`${options[kind]}\` of \`${kind}()\` with the id in the page’s own snippet.`, [...evidence, ...(kind === 'ga4' ? ids.map((id) => `${id} runs`) : [])]);
      }
      return fail(
        surely.map((sink) => `${nameOf(sink.name)}: ${sink.library === 'stub' ? `the snippet is there, but ${libraries[sink.kind].called} never came` : `${libraries[sink.kind].called} is not on this page`}.`).join(' '),
        `See whether a blocker, the Content Security Policy or a consent tool keeps ${[...new Set(surely.map((sink) => `\`${libraries[sink.kind].host}\``))].join(' or ')} away. Events wait for half an hour at most.`,
        evidence,
      );
    }
    if (withheld.length) return unknown(`${withheld.map(({ name }) => nameOf(name)).join(' and ')}: the library may wait for the shopper’s consent.`, 'Agree in the consent dialogue, and look again.', evidence);
    if (absent.length) return unknown('Not all of them run yet.', 'Wait a moment.', evidence);
    const hasGa4 = sinks.some(({ kind }) => kind === 'ga4');
    if (wantsDebug && hasGa4 && !window.ga4Debug) return fail('They run, but nothing tells GA4 of debugging.', 'Say `ga4({ debug: true })` while you test, and open DebugView. For Meta, open Test Events in the Events Manager.', evidence);
    const silent = sinks.filter(({ health: { delivered } }) => !delivered).map(({ name }) => nameOf(name));
    if (silent.length === sinks.length) return unknown('They run, and no event has gone yet.', 'Make something happen in the chat.', evidence);
    const where = [...(hasGa4 ? [window.ga4Debug ? 'DebugView of GA4' : 'the realtime report of GA4'] : []), ...(sinks.some(({ kind }) => kind === 'meta') ? ['Test Events of Meta'] : [])];
    return pass(silent.length ? `They run; none has gone yet to ${silent.join(' and ')}.` : `They run, and were handed ${count(sinks.reduce((total, { health: { delivered } }) => total + delivered, 0), 'event')}.`, `See them in ${where.join(' and ')}.`, evidence);
  },
};
