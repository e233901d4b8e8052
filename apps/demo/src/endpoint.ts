import type { Settings } from './settings.js';
import { addressOfRoot } from './site/addresses.js';
import { keep, recall } from './site/visit.js';

/** What the endpoint had: a batch, and how it was answered. */
export interface Receipt {
  readonly number: number;
  readonly status: number;
  readonly body: { readonly batch_id: string; readonly events: readonly { readonly event_id: string; readonly event_type: string }[] };
}

/** Nobody else's pages post there. */
function inbox(): string {
  const kept = recall('inbox');
  if (typeof kept === 'string') return kept;
  const name = crypto.randomUUID();
  keep('inbox', name);
  return name;
}

/** The shop's own endpoint: the demo's server takes what comes, and shows it. */
export const endpoint = new URL(`webhook/${inbox()}`, addressOfRoot()).href;

/** Says how the endpoint answers from now on. */
export async function setAnswer(answer: Settings['webhook']): Promise<void> {
  // Where the demo is served by another server there is nobody to be told.
  await fetch(endpoint, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ answer }) }).catch(() => undefined);
}

function isReceipt(value: unknown): value is Receipt {
  const body: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'body') : undefined;
  return typeof body === 'object' && body !== null && Array.isArray(Reflect.get(body, 'events'));
}

/** Tells of every batch that the endpoint has had in this visit, and of those to come. */
export function followEndpoint(had: (receipt: Receipt) => void): void {
  let source: EventSource | undefined;
  let last = 0;

  function open(): void {
    source ??= new EventSource(endpoint);
    source.onmessage = ({ data }: MessageEvent<string>) => {
      const receipt: unknown = JSON.parse(data);
      if (!isReceipt(receipt) || receipt.number <= last) return;
      last = receipt.number;
      had(receipt);
    };
  }

  // A page that has been left listens to nothing, and some browsers throw away one that does.
  window.addEventListener('pagehide', () => {
    source?.close();
    source = undefined;
  });
  window.addEventListener('pageshow', open);
  open();
}
