import type { Health } from '@chat-analytics/core';
import { vendors } from '../chats/vendors.js';
import type { Settings } from '../settings.js';
import { plural } from '../words.js';
import { destinations, type Destination } from './occurrence.js';

export interface State {
  readonly mood: 'idle' | 'waiting' | 'dropped' | 'fine';
  readonly sentence: string;
}

const names = Object.keys(destinations) as Destination[];
const purposes: Readonly<Record<Destination, 'analytics' | 'advertising'>> = { ga4: 'analytics', meta: 'advertising' };

const events = (count: number): string => plural(count, 'event');
const verb = (count: number, singular: string, plural: string): string => (count === 1 ? singular : plural);

/** Says the same of both destinations in one sentence where it holds for both, else in one each. */
function forBoth(counts: Readonly<Record<Destination, number>>, sentence: (count: number, of: readonly Destination[]) => string): string[] {
  const concerned = names.filter((name) => counts[name] > 0);
  const [first, second] = concerned;
  if (first && second && counts[first] === counts[second]) return [sentence(counts[first], concerned)];
  return concerned.map((name) => sentence(counts[name], [name]));
}

const list = (words: readonly string[]): string => [...new Set(words)].join(' and ');
const titles = (of: readonly Destination[]): string => list(of.map((name) => destinations[name]));

/** The state of things in a sentence or two. `arriveIn`: milliseconds until the libraries run. */
export function describeState({ sources, sinks }: Health, settings: Settings, arriveIn: number): State {
  const count = (read: (sink: Health['sinks'][string]) => number | undefined): Record<Destination, number> => {
    const of = (name: Destination): number => (sinks[name] && read(sinks[name])) ?? 0;
    return { ga4: of('ga4'), meta: of('meta') };
  };
  const arrival = arriveIn > 0 ? ` in ${Math.ceil(arriveIn / 1000)} s` : ' any moment';

  const waiting = [
    ...forBoth(
      count(({ held }) => held.consent),
      (n, of) => `${events(n)} ${verb(n, 'waits', 'wait')} for consent to ${list(of.map((name) => purposes[name]))}.`,
    ),
    ...forBoth(
      count(({ held }) => held.not_ready),
      (n, of) => `${events(n)} ${verb(n, 'waits', 'wait')} for the ${verb(of.length, 'library', 'libraries')} of ${titles(of)}, due${arrival}.`,
    ),
    ...forBoth(
      count(({ held }) => held.pace),
      (n, of) => `${events(n)} ${verb(n, 'waits', 'wait')} for ${verb(n, 'its', 'their')} turn: ${titles(of)} would lose what comes faster.`,
    ),
  ];
  if (waiting.length) return { mood: 'waiting', sentence: waiting.join(' ') };

  const denied = forBoth(
    count(({ dropped }) => dropped.denied),
    (n, of) => `${events(n)} dropped for ${titles(of)}, as consent was denied. Counted, not sent.`,
  );
  if (denied.length) return { mood: 'dropped', sentence: denied.join(' ') };

  const accepted = Object.values(sources).reduce((total, source) => total + source.accepted, 0);
  if (!accepted) {
    const late = arriveIn > 0 ? ` The libraries arrive${arrival}.` : '';
    const { source, title, listensTo } = vendors[settings.chat];
    if (settings.chatScript === 'blocked') return { mood: 'idle', sentence: `${title} could not be loaded, so nothing can happen in it.` };
    const heard = sources[source]?.status === 'listening' ? `Listening to ${listensTo(settings)}.` : `Waiting for ${title}, which is not on the page yet.`;
    return { mood: 'idle', sentence: `${heard} Nothing has happened yet.${late}` };
  }
  const delivered = count((sink) => sink.delivered);
  if (names.every((name) => delivered[name] === accepted)) return { mood: 'fine', sentence: `${accepted === 1 ? '1 event,' : `${accepted} events, each`} delivered once to GA4 and once to Meta.` };
  return { mood: 'idle', sentence: `${events(accepted)} accepted; GA4 has had ${delivered.ga4}, Meta ${delivered.meta}.` };
}
