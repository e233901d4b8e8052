import { readId, type Contract, type SourceContext, type Stop } from '@chat-analytics/core';
import { contract } from './contract.js';
import { fieldsOf, isAnswered, receiveAction, unreadReceiver, type UnreadCounts } from './meaning.js';
import { recognise, ways, type Callback, type Listeners, type Sdk, type Way } from './sdk.js';

/**
 * How long to wait before looking for an SDK again, in milliseconds: a tenth longer each time, so that it is found within a tenth of
 * the time it took to come. After the longest wait, nearly two minutes on, no more is looked until a loader announces itself.
 */
const firstWait = 50;
const growth = 1.1;
const longestWait = 10_000;

const events: Contract['events'] = contract.events;

const runAll = (stops: readonly Stop[]): void => stops.forEach((stop) => stop());

/** What a running source does when the host says that an SDK is there. */
export type LookAt = (sdk: unknown) => void;

/**
 * Finds the SDKs under the `globals` and among the `attached`, the last to come having precedence, and hears each action in the best way
 * there is, until stopped. Registers itself with `looks`. The `counts` are those of an earlier start.
 */
export function hearKustomer(
  context: SourceContext,
  listeners: Readonly<Record<Way, Listeners>>,
  globals: readonly string[],
  attached: () => readonly unknown[],
  looks: Set<LookAt>,
  counts: UnreadCounts,
): Stop {
  const { window } = context;
  /** What is heard, and what ends each of its listeners. */
  const heard = new Map<Way, { readonly sdk: Sdk; readonly stops: Stop[] }>();
  /** What there is, in the order in which it came. */
  let known: readonly unknown[] = [];
  let timer: number | undefined;
  let wait: number;

  /** Foreign code: whatever it throws is reported and goes no further. */
  function attempt(what: string, run: () => void): void {
    try {
      run();
    } catch {
      context.report('sdk_threw', `kustomer.${what}`);
    }
  }

  const bestWay = (action: string): Way | undefined => ways.find((way) => heard.has(way) && action in listeners[way]);

  function hear(way: Way, sdk: Sdk): void {
    const stops: Stop[] = [];
    const hearing = (): boolean => heard.get(way)?.stops === stops;
    const receiveUnread = unreadReceiver(sdk, counts, () => bestWay('message received'), context);

    function receive(action: string, response: unknown): void {
      const idPath = events[action]?.id;
      const given = fieldsOf(response)[idPath ?? ''];
      const unidentified = !readId(given);
      // The published listener for SDKs with `on` knows of no ids. One that cannot be used is reported as it is read.
      if (idPath && !given && way !== 'on') context.report('bad_value', `kustomer.${action}.event_id`);
      // By its id an event is known again, whichever way it comes; without one it counts on the best way alone.
      if (unidentified && bestWay(action) !== way) context.ignore('heard_elsewhere', response);
      else if (action === 'unread count risen') receiveUnread(response);
      else receiveAction(action === 'satisfaction submitted' && way === 'core' && !isAnswered(response) ? 'satisfaction asked' : action, response, context);
    }

    heard.set(way, { sdk, stops });
    for (const [action, name] of Object.entries(listeners[way])) {
      const callback: Callback = (response, error) => {
        if (hearing()) context.guard(response, () => (error && way !== 'on' ? context.reject('sdk_error', response) : receive(action, response)));
      };
      attempt(name, () => {
        (sdk.addListener ?? sdk.on)?.call(sdk, name, callback);
        stops.push(() => attempt(name, () => (sdk.removeListener ?? sdk.off)?.call(sdk, name, callback)));
      });
    }
    // An SDK that tells at once may have made the host stop us.
    if (!hearing()) runAll(stops);
    else if (stops.length) context.setStatus('listening');
    // One that takes no listener is not ready: the next look tries again.
    else heard.delete(way);
  }

  function end(way: Way): void {
    const { stops = [] } = heard.get(way) ?? {};
    heard.delete(way);
    runAll(stops);
  }

  /** Hears what is there now, and no longer what is not. An SDK the host has just told of is heard anew: it may have forgotten us. */
  function look(told?: unknown): void {
    attempt('look', () => {
      const found = new Map<Way | undefined, Sdk | undefined>();
      const there: unknown[] = [];
      // Whatever has the vendor's name, a frame of another origin for one, must not hide the others.
      for (const name of globals) attempt('look', () => there.push(Reflect.get(window, name)));
      there.push(...attached());
      known = [...known.filter((sdk) => sdk !== told && there.includes(sdk)), ...there.filter((sdk) => sdk === told || !known.includes(sdk))];
      for (const sdk of known as readonly (Sdk | undefined)[]) attempt('look', () => found.set(recognise(sdk), sdk));
      found.delete(undefined);
      if (!found.size) return;
      for (const way of ways) {
        const sdk = found.get(way);
        if (sdk === heard.get(way)?.sdk && sdk !== told) continue;
        end(way);
        if (sdk && looks.has(lookAt)) hear(way, sdk);
      }
    });
  }

  function wakeLater(): void {
    timer = window.setTimeout(() => {
      const goOn = (wait *= growth) < longestWait;
      if (goOn) wakeLater();
      look();
      if (!goOn && !heard.size) context.setStatus('not_found');
    }, wait);
  }

  function begin(): void {
    window.clearTimeout(timer);
    wait = firstWait;
    if (!heard.size) context.setStatus('waiting');
    wakeLater();
  }

  function lookAt(sdk: unknown): void {
    begin();
    look(sdk);
  }

  looks.add(lookAt);
  // A loader announces itself before it has anything to listen with, and the page has yet to start it.
  for (const name of ['kustomerLoaded', 'kustomerCoreLoaded']) context.listen(window, name, begin);
  lookAt(undefined);

  return () => {
    looks.delete(lookAt);
    window.clearTimeout(timer);
    ways.forEach(end);
  };
}
