import { destinationName, destinationParameters, type ParameterValue, type Sink } from '@chat-analytics/core';
import { expect, it } from 'vitest';
import { sinkConformance, type SentEvent, type SinkConformanceOptions, type SinkRuntime } from '../src/index.js';
import { failuresOf } from './failures.js';

type Parameters = Readonly<Record<string, ParameterValue | undefined>>;
type AcmeWindow = Window & { acme?: (name: string, parameters: Parameters) => void };

/** A library that takes 20 at once, and loses what comes on top, as gtag.js does. */
function createAcme(page: AcmeWindow): SinkRuntime {
  const sent: SentEvent[] = [];
  let blocked = false;
  const leave = (): void => {
    delete page.acme;
  };
  return {
    sent: () => sent,
    load() {
      if (blocked) return;
      page.acme = (name, parameters) => {
        if (sent.length < 20) sent.push({ name, parameters });
      };
    },
    block() {
      blocked = true;
    },
    navigate: leave,
    remove: leave,
  };
}

function fail(page: AcmeWindow): () => void {
  const { acme } = page;
  page.acme = () => {
    throw new Error('the library throws');
  };
  return () => {
    if (acme) page.acme = acme;
  };
}

const failingCase = 'acme: a destination that fails is counted, harms neither the page nor another sink, and gets what comes once it works again';

/** A sink for it that does all that it must, but for what is given instead. */
const acme = (instead: Partial<Sink> = {}): Sink => ({
  name: 'acme',
  purpose: 'analytics',
  confirms: 'handover',
  pace: { burst: 15, perSecond: 3 },
  ready: (page: AcmeWindow) => page.acme !== undefined,
  send: (event, { window }) => (window as AcmeWindow).acme?.(destinationName(event.event_type), destinationParameters(event, [])),
  ...instead,
});

const failures = (instead?: Partial<Sink>, options?: Partial<SinkConformanceOptions>): Promise<string[]> =>
  failuresOf(sinkConformance({ create: () => acme(instead), runtime: createAcme, fail, ...options }));

it('a sink that does all that it must passes', async () => {
  expect(await failures()).toEqual([]);
});

it('a sink that hands over faster than its destination takes is found', async () => {
  expect(await failures({ pace: false })).toEqual(['acme: of 60 events at once all that were handed over arrive, and the others wait']);
});

it('a sink whose events have something of those before them is found', async () => {
  const known: Record<string, ParameterValue | undefined> = {};
  const send: Sink['send'] = (event, context) => {
    Object.assign(known, destinationParameters(event, []));
    (context.window as AcmeWindow).acme?.(destinationName(event.event_type), { ...known });
  };
  expect(await failures({ send })).toEqual(['acme: an event has nothing of the one before it']);
});

it('a sink that counts as delivered what its destination refused is found', async () => {
  const send: Sink['send'] = (event, context) => {
    try {
      void acme().send(event, context);
    } catch {
      // It says nothing.
    }
  };
  expect(await failures({ send })).toEqual([failingCase]);
});

it('a sink that needs another consent than it should is found', async () => {
  expect(await failures({ purpose: 'advertising' }, { purpose: 'analytics' })).toEqual([
    'acme: analytics alone granted decides, whatever the other purpose is',
    'acme: analytics alone denied decides, whatever the other purpose is',
  ]);
  expect(await failures({ purpose: 'none' }, { purpose: 'none' })).toEqual([]);
});

it('a sink whose events have no name is found', async () => {
  const send: Sink['send'] = (event, { window }) => (window as AcmeWindow).acme?.('', destinationParameters(event, []));
  // Each of the 29 types, and that they have one name.
  expect(await failures({ send })).toHaveLength(30);
});

it('a sink that gives up on its destination once that has failed is found', async () => {
  const broken = new WeakSet();
  const send: Sink['send'] = (event, context) => {
    if (broken.has(context)) return { dropped: 'broken' };
    try {
      return acme().send(event, context);
    } catch (error) {
      broken.add(context);
      throw error;
    }
  };
  expect(await failures({ send })).toEqual([failingCase]);
});

it('a sink that has one name for all is found, unless that is as it should be', async () => {
  const send: Sink['send'] = (event, { window }) => (window as AcmeWindow).acme?.('chat_event', destinationParameters(event, []));
  expect(await failures({ send })).toEqual(['acme: each type of event has a name of its own']);
  expect(await failures({ send }, { oneName: true })).toEqual([]);
});

it("a sink that leaves its wrapper in the library's place is found", async () => {
  const send: Sink['send'] = (event, context) => {
    const page = context.window as AcmeWindow;
    const { acme: library } = page;
    page.acme = (...call) => library?.(...call);
    return acme().send(event, context);
  };
  expect(await failures({ send })).toEqual(["acme: after stop the destination's library is as it was"]);
});
