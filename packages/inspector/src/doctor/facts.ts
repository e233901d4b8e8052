import type { ConsentSnapshot, Health } from '@chat-analytics/core';
import { isChatName, type LayerEntry } from '../data-layer.js';
import type { AnnouncedOutcome, AnswerFacts } from './answers.js';
import type { TraceFacts } from './trace-facts.js';
import type { WindowFacts } from './window-facts.js';

/** All that a check may look at. A check looks at nothing else, so that it can be tried on any page that one can think of. */
export interface Facts {
  readonly health: Health;
  readonly consent: ConsentSnapshot;
  readonly trace: TraceFacts;
  readonly window: WindowFacts;
  readonly answers: AnswerFacts;
  /** Whether the destinations are to be in debug mode. */
  readonly wantsDebug: boolean;
}

export type Verdict = 'pass' | 'fail' | 'unknown';

/** What a check found. */
export interface Finding {
  readonly verdict: Verdict;
  /** How things are, in a sentence. */
  readonly finding: string;
  /** What to do next, in a sentence. Backticks stand around code. */
  readonly next: string;
  /** What the verdict rests on. */
  readonly evidence: readonly string[];
}

/** One question that the doctor asks. */
export interface Check {
  readonly id: string;
  /** What is so where all is well. */
  readonly title: string;
  /** The number in Autochat's debug checklist, if it is there. */
  readonly item?: number;
  look(facts: Facts): Finding;
}

const finding =
  (verdict: Verdict) =>
  (finding: string, next: string, evidence: readonly string[] = []): Finding => ({ verdict, finding, next, evidence });

export const pass = finding('pass');
export const fail = finding('fail');
export const unknown = finding('unknown');

/** What kind of sink it is: several of one are numbered, as `ga4_2`. */
export const kindOf = (sink: string): string => sink.replace(/_\d+$/, '');

/** The sinks of one kind. */
export function sinksOf({ health }: Pick<Facts, 'health'>, kind: string): [string, Health['sinks'][string]][] {
  return Object.entries(health.sinks).filter(([name]) => kindOf(name) === kind);
}

/** The libraries without which a sink of that kind can do nothing, and where they come from. */
export const libraries = {
  ga4: { called: 'gtag.js', host: 'www.googletagmanager.com' },
  gtm: { called: 'Google Tag Manager', host: 'www.googletagmanager.com' },
  meta: { called: 'the pixel’s library', host: 'connect.facebook.net' },
} as const;

/** The kind of a sink that needs a library. */
export function libraryOf(sink: string): keyof typeof libraries | undefined {
  const kind = kindOf(sink);
  return kind === 'ga4' || kind === 'gtm' || kind === 'meta' ? kind : undefined;
}

/** How long the page has had time to load what it needs, in milliseconds. */
export const age = ({ health }: Pick<Facts, 'health'>): number => Date.parse(health.now) - Date.parse(health.since);

/** After so many milliseconds a library that is not there is taken not to come. */
export const patience = 10_000;

/** What of chat is on the data layers: what is called so, and what has the id of an event that was heard. All else is the shop's own. */
export function chatOn({ window, trace }: Pick<Facts, 'window' | 'trace'>): LayerEntry[] {
  return window.layer.filter(({ isChat, id }) => isChat || (id !== undefined && trace.ids.has(id)));
}

/** The names of entries, each once and as far as they may be shown. */
export function namesOf(entries: readonly LayerEntry[]): string[] {
  return [...new Set(entries.map(({ name }) => (isChatName(name) ? name : 'another name')))];
}

/** How long an outcome may take from the endpoint's answer to the page, in milliseconds. */
export const slack = 3000;

/** Whether this page should have heard of an outcome by now: yes, not yet, or nobody can say, as the answer may be of another page. */
export function isDue({ health }: Pick<Facts, 'health'>, { at }: AnnouncedOutcome): boolean | undefined {
  return at < Date.parse(health.since) ? undefined : Date.parse(health.now) - at > slack;
}
