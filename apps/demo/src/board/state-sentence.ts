import type { Health } from '@chat-analytics/core';
import { vendors } from '../chats/vendors.js';
import type { Settings } from '../settings.js';
import { plural } from '../words.js';
import { destinationNames, destinations, type Destination } from './occurrence.js';

export interface State {
  readonly mood: 'idle' | 'waiting' | 'dropped' | 'fine';
  readonly sentence: string;
}

const purposes: Readonly<Record<Destination, 'analytics' | 'advertising'>> = { ga4: 'analytics', meta: 'advertising', gtm: 'analytics', webhook: 'analytics' };
const titles: Readonly<Record<Destination, string>> = { ...destinations, webhook: 'the endpoint' };

const events = (count: number): string => plural(count, 'event');
const verb = (count: number, singular: string, plural: string): string => (count === 1 ? singular : plural);

const list = (words: readonly string[]): string => {
  const all = [...new Set(words)];
  return [all.slice(0, -1).join(', '), all.at(-1)].filter(Boolean).join(' and ');
};
const titlesOf = (of: readonly Destination[]): string => list(of.map((name) => titles[name]));

type Counts = Readonly<Record<Destination, number>>;

/** Says in one sentence what holds for several destinations alike. */
function forAlike(counts: Counts, sentence: (count: number, of: readonly Destination[]) => string): string[] {
  const numbers = [...new Set(destinationNames.map((name) => counts[name]))].filter((count) => count > 0);
  return numbers.map((count) => sentence(count, destinationNames.filter((name) => counts[name] === count)));
}

/** The state of things in a sentence or two. `arriveIn`: milliseconds until the libraries run; nothing where they never will. */
export function describeState({ sources, sinks }: Health, settings: Settings, arriveIn: number | undefined): State {
  const count = (read: (sink: Health['sinks'][string]) => number | undefined): Counts => {
    const of = (name: Destination): number => (sinks[name] && read(sinks[name])) ?? 0;
    return { ga4: of('ga4'), meta: of('meta'), gtm: of('gtm'), webhook: of('webhook') };
  };
  const arrival = arriveIn === undefined ? 'which are blocked' : arriveIn > 0 ? `due in ${Math.ceil(arriveIn / 1000)} s` : 'due any moment';

  const waiting = [
    ...forAlike(
      count(({ held }) => held.consent),
      (n, of) => `${events(n)} ${verb(n, 'waits', 'wait')} for consent to ${list(of.map((name) => purposes[name]))}.`,
    ),
    ...forAlike(
      count(({ held }) => held.not_ready),
      (n, of) => `${events(n)} ${verb(n, 'waits', 'wait')} for the libraries of ${titlesOf(of)}, ${arrival}.`,
    ),
    ...forAlike(
      count(({ held }) => held.pace),
      (n, of) => `${events(n)} ${verb(n, 'waits', 'wait')} for ${verb(n, 'its', 'their')} turn: ${titlesOf(of)} would lose what comes faster.`,
    ),
    ...forAlike(
      count(({ held }) => held.retry),
      (n, of) => `${events(n)} ${verb(n, 'is', 'are')} offered again to ${titlesOf(of)}, out of order for now.`,
    ),
  ];
  if (waiting.length) return { mood: 'waiting', sentence: waiting.join(' ') };

  const denied = forAlike(
    count(({ dropped }) => dropped.denied),
    (n, of) => `${events(n)} dropped for ${titlesOf(of)}, as consent was denied. Counted, not sent.`,
  );
  if (denied.length) return { mood: 'dropped', sentence: denied.join(' ') };

  const accepted = Object.values(sources).reduce((total, source) => total + source.accepted, 0);
  const brought = destinationNames.some((name) => sinks[name]?.restored);
  if (!accepted && !brought) {
    const late = arriveIn === undefined ? ' The libraries are blocked.' : arriveIn > 0 ? ` The libraries arrive in ${Math.ceil(arriveIn / 1000)} s.` : '';
    const { source, title, listensTo } = vendors[settings.chat];
    if (settings.chatScript === 'blocked') return { mood: 'idle', sentence: `${title} could not be loaded, so nothing can happen in it.` };
    const heard = sources[source]?.status === 'listening' ? `Listening to ${listensTo(settings)}.` : `Waiting for ${title}, which is not on the page yet.`;
    return { mood: 'idle', sentence: `${heard} Nothing has happened yet.${late}` };
  }

  const failed = forAlike(
    count((sink) => sink.failed),
    (n, of) => `${events(n)} could not be delivered to ${titlesOf(of)}. Counted, and told in the inspector.`,
  );
  if (failed.length) return { mood: 'dropped', sentence: failed.join(' ') };

  const offered = count((sink) => sink.offered + sink.restored - sink.carried);
  const delivered = count((sink) => sink.delivered);
  const most = Math.max(...destinationNames.map((name) => offered[name]));
  if (destinationNames.every((name) => delivered[name] === most)) return { mood: 'fine', sentence: `${most === 1 ? '1 event,' : `${most} events, each`} delivered once to GA4, Meta, GTM and the endpoint.` };
  if (destinationNames.every((name) => delivered[name] === offered[name])) return { mood: 'fine', sentence: 'Every event was delivered once to each destination, some of them from another page of this visit.' };
  return { mood: 'idle', sentence: `${events(most)} on the way: ${list(destinationNames.map((name) => `${titles[name]} has had ${delivered[name]}`))}.` };
}
