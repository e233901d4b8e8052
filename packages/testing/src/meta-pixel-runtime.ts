import { serialiseCustomData, type MetaPixelCustomData } from './meta-pixel-serialise.js';
import { isPlainObject } from './plain-object.js';

/** An event on the wire, to one pixel. */
export type MetaPixelHit = {
  /** The pixel. */
  readonly id: string;
  /** The event's name. */
  readonly ev: string;
  /** The event id, which Meta dedupes by. */
  readonly eid?: string;
  /** `2`: sent by `trackSingleCustom`. */
  readonly tm?: string;
  /** Data processing options, their country and their state. */
  readonly dpo?: string;
  readonly dpoco?: string;
  readonly dpost?: string;
} & MetaPixelCustomData;

/** What the library has around it. */
export interface MetaPixelSurroundings {
  /** Of the stub. The library empties it, and holds calls there while consent is revoked. */
  readonly queue: ArrayLike<unknown>[];
  readonly send: (hit: MetaPixelHit) => void;
  /** Hears of every call that is run, as its arguments: not of those that wait. */
  readonly seen: (call: readonly unknown[]) => void;
  /** The real one writes to the console. */
  readonly warn: (text: string) => void;
}

export interface MetaPixelRuntime {
  /** What `fbq` calls from now on. */
  readonly callMethod: (...args: unknown[]) => void;
  /** Works off the queue, as the library does on arrival. */
  readonly drain: () => void;
}

/** The events that `track` accepts without a warning: those that Meta documents, and three that the library knows besides. */
const standardEvents: readonly unknown[] = [
  'AddPaymentInfo',
  'AddToCart',
  'AddToWishlist',
  'CompleteRegistration',
  'Contact',
  'CustomizeProduct',
  'Donate',
  'FindLocation',
  'InitiateCheckout',
  'Lead',
  'Purchase',
  'Schedule',
  'Search',
  'StartTrial',
  'SubmitApplication',
  'Subscribe',
  'ViewContent',
  'PageView',
  'PixelInitialized',
  'CustomEvent',
];

/** Commands of the real library that do nothing here. */
const otherCommands: readonly unknown[] = [
  'set',
  'send',
  'on',
  'loadPlugin',
  'addPixelId',
  'trackWebchat',
  'trackShopify',
  'disabledExtensions',
  'skipOpenbridge',
  'gateCheck',
];

/** The library on one page. */
export function createMetaPixelRuntime({ queue, send, seen, warn }: MetaPixelSurroundings): MetaPixelRuntime {
  const pixels = new Set<string>();
  let processing: Pick<MetaPixelHit, 'dpo' | 'dpoco' | 'dpost'> = {};
  let revoked = false;

  function eventId(options: unknown, pixel: string, event: string): { readonly eid?: string } {
    const id = isPlainObject(options) ? options.eventID : undefined;
    if (typeof id === 'string' || typeof id === 'number') return { eid: String(id) };
    // The quote that the text opens and never closes is the real one's.
    if (id !== undefined && id !== null) warn(`Incorrect eventID type. The eventID parameter needs to be a string for Pixel ID: ${pixel} for event '${event}`);
    return {};
  }

  function track(receivers: Iterable<string>, [event, parameters, options]: readonly unknown[], marker: { readonly tm?: string } = {}): void {
    const data = serialiseCustomData(parameters);
    // What JSON cannot write loses the event without a word.
    if (typeof event !== 'string' || !data) return;
    for (const id of receivers) send({ id, ev: event, ...eventId(options, id, event), ...marker, ...processing, ...data });
  }

  function single(pixel: unknown): string[] {
    const id = String(pixel);
    if (pixels.has(id)) return [id];
    warn(`Pixel ${id} not found`);
    return [];
  }

  function checkStandard(event: unknown): void {
    if (typeof event !== 'string' || standardEvents.includes(event)) return;
    warn(
      `You are sending a non-standard event '${event}'. The preferred way to send these events is using trackCustom. See 'https://developers.facebook.com/docs/ads-for-websites/pixel-events/#events' for more information.`,
    );
  }

  function run(command: unknown, args: readonly unknown[]): void {
    const [first, second, third] = args;
    if (command === 'init') pixels.add(String(first));
    else if (command === 'track') {
      checkStandard(first);
      track(pixels, args);
    } else if (command === 'trackCustom') track(pixels, args);
    else if (command === 'trackSingle') {
      checkStandard(second);
      track(single(first), args.slice(1));
    } else if (command === 'trackSingleCustom') track(single(first), args.slice(1), { tm: '2' });
    else if (command === 'dataProcessingOptions') {
      const given = Object.entries({ dpo: first, dpoco: second, dpost: third }).filter(([, value]) => value !== undefined);
      processing = Object.fromEntries(given.map(([name, value]) => [name, String(value)]));
    } else if (typeof command === 'string' && !otherCommands.includes(command)) warn(`"fbq('${command}', ...);" is not a valid fbq command.`);
  }

  function callMethod(...args: unknown[]): void {
    const [command, ...rest] = args;
    if (command === 'consent' || !revoked) seen(args);
    if (command === 'consent') {
      if (rest[0] === 'revoke') revoked = true;
      else if (rest[0] === 'grant') {
        revoked = false;
        drain();
      }
    } else if (revoked) queue.push(args);
    else run(command, rest);
  }

  /**
   * Stops at a `revoke`, and leaves everything behind it where it is: also a `grant`, which is the deadlock of the recordings. Only a
   * `grant` that is called when the library runs gets past the queue.
   */
  function drain(): void {
    while (!revoked) {
      const call = queue.shift();
      if (!call) return;
      callMethod(...Array.from(call));
    }
  }

  return { callMethod, drain };
}
