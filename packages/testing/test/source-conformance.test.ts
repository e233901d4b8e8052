import { createSource, defineContract, isRecord, type Reference, type SourceContext, type SourceDefinition } from '@chat-analytics/core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sourceConformance } from '../src/index.js';
import { failuresOf } from './failures.js';

/** An SDK that calls who listens, and makes nothing of what they throw. */
const listeners = new Set<(payload: unknown) => void>();
beforeEach(() => listeners.clear());

const page = window as Window & { acmeVersion?: number };
beforeEach(() => (page.acmeVersion = 1));
afterEach(() => delete page.acmeVersion);

const contract = defineContract({
  vendor: 'acme',
  envelope: { event_id: 'id' },
  events: { opened: { type: 'chat_opened', actor: 'visitor' } },
});

const reference: Reference = {
  contract,
  events: {
    opened: {
      meaning: 'The shopper opened the chat.',
      evidence: 'documentation',
      examples: [
        {
          in: { name: 'opened', id: 'acme-1' },
          out: { schema_version: 1, event_id: 'acme-1', event_type: 'chat_opened', vendor: 'acme', vendor_event: 'opened', actor: 'visitor', properties: {} },
        },
      ],
    },
  },
  leftOut: { name: 'The name of the event.' },
};

const read: SourceDefinition['read'] = (payload, context) => {
  if (isRecord(payload)) context.receive(String(payload.name), payload);
  else context.reject('not_an_object', payload);
};

function hear(context: SourceContext, listener: (payload: unknown) => void): () => void {
  listeners.add(listener);
  context.setStatus('listening');
  return () => listeners.delete(listener);
}

/** A source for it that does all that it must, but for how it listens. */
const failures = (listen: SourceDefinition['listen'] = (context) => hear(context, (payload) => context.guard(payload, () => read(payload, context))), attached = (): number => listeners.size): Promise<string[]> =>
  failuresOf(
    sourceConformance({
      reference,
      create: () => createSource({ contract, read, listen }),
      send: (_page, payload) => listeners.forEach((listener) => listener(payload)),
      attached,
    }),
  );

it('a source that does all that it must passes', async () => {
  expect(await failures()).toEqual([]);
});

it('a source that throws at what the vendor sends is found', async () => {
  const found = await failures((context) => hear(context, (payload) => read(payload, context)));
  expect(found).toEqual(['getters that throw', 'a proxy that throws'].map((what) => `acme: ${what} sent by the vendor throws nothing into the page, and the next good event arrives`));
});

it('a source that the SDK still has after the stop is found', async () => {
  const found = await failures((context) => {
    hear(context, (payload) => context.guard(payload, () => read(payload, context)));
    return undefined;
  });
  expect(found).toEqual(['acme: after stop no listener, timer or global is left, and nothing is heard']);
});

it('a source that the SDK has nothing of while it runs is found, or a count that counts nothing', async () => {
  const found = await failures(undefined, () => 0);
  expect(found).toEqual(['acme: after stop no listener, timer or global is left, and nothing is heard']);
});

it('a source that leaves a global with another value is found', async () => {
  const found = await failures((context) => {
    page.acmeVersion = (page.acmeVersion ?? 0) + 1;
    return hear(context, (payload) => context.guard(payload, () => read(payload, context)));
  });
  expect(found).toEqual(['acme: after stop no listener, timer or global is left, and nothing is heard']);
});
