import { sum } from '../../figures.js';
import { textOfIssue } from '../../issues.js';
import { count, nameOf } from '../../words.js';
import { age, fail, libraries, libraryOf, pass, patience, unknown, type Check, type Facts } from '../facts.js';
import { awaitsConsent } from '../purposes.js';

/** Issues that say that something cannot be reached. */
const obstacles = ['http_error', 'tap_failed', 'sdk_threw', 'sink_threw', 'storage_failed'];

/** A destination that is not reached. */
interface Obstructed {
  readonly name: string;
  readonly kind: 'blocked' | 'waiting' | 'retrying';
  /** Whether it has had its time to come right by itself. */
  readonly late: boolean;
  readonly held: number;
  /** Whether the library runs all the same, for somebody else. */
  readonly runs: boolean;
}

function obstructedOf(facts: Facts): Obstructed[] {
  const { health, trace, window } = facts;
  return Object.entries(health.sinks).flatMap(([name, { status, held }]): Obstructed[] => {
    const library = libraryOf(name);
    const waiting = sum(held);
    const common = { name, held: waiting, runs: library !== undefined && window[library] === 'running' };
    if (status === 'blocked') return [{ ...common, kind: 'blocked', late: true }];
    // Before the shopper has agreed it is as it should be.
    const isWithheld = library !== undefined && window[library] === 'absent' && awaitsConsent(facts, name);
    if (status === 'waiting' && !isWithheld) return [{ ...common, kind: 'waiting', late: age(facts) > patience }];
    const since = trace.failingSince[name];
    // While a try is on its way nothing waits for the next.
    if (!held.retry && (since === undefined || !held.sending)) return [];
    return [{ ...common, kind: 'retrying', late: Date.parse(health.now) - (since ?? Date.parse(health.since)) > patience }];
  });
}

function happened({ name, kind }: Obstructed): string {
  if (kind === 'blocked') return `${nameOf(name)} cannot be loaded.`;
  return `${nameOf(name)} ${kind === 'waiting' ? 'is not there' : 'does not take events'}.`;
}

function nextOf({ name, kind, runs }: Obstructed): string {
  if (kind === 'retrying') return 'In the network panel, see how the endpoint answers, and whether the Content Security Policy allows it. Events wait, and are tried again.';
  if (kind === 'waiting' && runs) return 'Its library runs, but not for this sink: compare the ids, or the name of the data layer.';
  const library = libraryOf(name);
  if (library) return `Try without an ad blocker, and see whether the Content Security Policy allows \`${libraries[library].host}\`. Shoppers with a blocker stay unseen there.`;
  return 'See whether the browser is online, and what the destination waits for.';
}

const unique = (texts: readonly string[]): string => [...new Set(texts)].join(' ');

/** Whether something keeps a destination, a vendor or the storage away. */
export const nothingBlocked: Check = {
  id: 'blocked',
  title: 'Nothing is blocked',
  look(facts) {
    const { health } = facts;
    const obstructed = obstructedOf(facts);
    const failing = Object.entries(health.sinks).filter(([, { failed }]) => failed);
    const issues = health.issues.filter(({ code }) => obstacles.includes(code));
    const evidence = [
      ...obstructed.map(({ name, kind, held }) => `${nameOf(name)}: ${{ blocked: 'its library cannot be loaded', waiting: 'not ready', retrying: 'tries fail' }[kind]}${held ? `, ${count(held, 'event')} waiting` : ''}`),
      ...failing.map(([name, { failed, attempts }]) => `${nameOf(name)}: ${failed} of ${count(attempts, 'attempt')} failed`),
      ...issues.map(({ code, where, detail }) => `${textOfIssue(code).title} (${where}${detail ? `, ${detail}` : ''})`),
    ];
    const surely = obstructed.filter(({ late }) => late);
    if (surely.length) return fail(unique(surely.map(happened)), unique(surely.map(nextOf)), evidence);
    const [issue] = issues;
    if (issue) return fail(`${textOfIssue(issue.code).title}.`, textOfIssue(issue.code).next, evidence);
    if (failing.length) return fail('Some events failed at their destination.', 'Look at the recent failures under Health.', evidence);
    if (obstructed.length) return unknown('Not every destination is reached yet.', 'Wait a moment.', evidence);
    return pass('Every destination can be reached, and no script stands in the way.', 'Nothing.');
  },
};
