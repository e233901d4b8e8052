// What the destinations get of an event: asked of the sinks themselves.
import type { ChatEvent, Contract, Naming, Sink, SinkContext } from '@chat-analytics/core';
import { ga4 } from '@chat-analytics/ga4-sink';
import { gtm } from '@chat-analytics/gtm-sink';
import { meta } from '@chat-analytics/meta-sink';

/** What one destination gets. */
export interface Sent {
  /** The name of the event there. */
  readonly name: string;
  /** The call, as it would be written. */
  readonly call: string;
}

type Call = readonly unknown[];

/** A page that notes what it is told: all that a sink needs of a window to hand an event over. */
interface Listening {
  readonly calls: Call[];
  readonly dataLayer: object[];
  gtag(...call: Call): void;
  fbq: ((...call: Call) => void) & { callMethod(): void };
}

function createPage(): Listening {
  const calls: Call[] = [];
  const note = (...call: Call): void => void calls.push(call);
  return { calls, dataLayer: [], gtag: note, fbq: Object.assign(note.bind(undefined), { callMethod: () => undefined }) };
}

const format = (value: unknown): string => JSON.stringify(value, undefined, 2).replace(/^(\s*)"([A-Za-z_]\w*)":/gm, '$1$2:').replaceAll("'", "\\'").replaceAll('"', "'");

function handOver(sink: Sink, event: ChatEvent, contract: Contract): Listening {
  const page = createPage();
  const context: SinkContext = {
    window: page as unknown as Window,
    contract: (vendor) => (vendor === contract.vendor ? contract : undefined),
    report: (problem, where) => {
      throw new Error(`${event.vendor_event} at ${sink.name}: ${problem}, ${where}`);
    },
    blocked: () => undefined,
  };
  void sink.send(event, context);
  return page;
}

function callOf(name: string, [call = []]: readonly Call[], place: number): Sent {
  return { name: String(call[place]), call: `${name}(${call.map(format).join(', ')});` };
}

/** What GA4, the Meta Pixel and the data layer get of an event, in one naming. */
export function destinationsOf(event: ChatEvent, contract: Contract, naming: Naming): Readonly<Record<'ga4' | 'meta' | 'dataLayer', Sent>> {
  const [push = {}] = handOver(gtm({ naming }), event, contract).dataLayer;
  return {
    ga4: callOf('gtag', handOver(ga4({ naming }), event, contract).calls, 1),
    meta: callOf('fbq', handOver(meta({ naming }), event, contract).calls, 1),
    dataLayer: { name: String((push as { event?: unknown }).event), call: `dataLayer.push(${format(push)});` },
  };
}
