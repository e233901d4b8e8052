import { autochatOutcomes, type AutochatAnswer } from '@chat-analytics/testing';
import { addressOfRoot } from '../../site/addresses.js';
import { readMappings } from '../../widget-settings/mappings.js';

/** How long the chat waits for its endpoint, in milliseconds. */
const patience = 4000;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

const isEvent = (value: unknown): boolean => isRecord(value) && autochatOutcomes.some((name) => name === value.event_type) && typeof value.event_id === 'string' && typeof value.emit_browser === 'boolean';

function isAnswer(value: unknown): value is AutochatAnswer {
  if (!isRecord(value) || !isRecord(value.message) || typeof value.message.text !== 'string') return false;
  return isRecord(value.tracking) && Array.isArray(value.tracking.events) && value.tracking.events.every(isEvent);
}

/** Who writes, as the endpoint is told. */
export interface Writer {
  readonly conversation_id: string;
  readonly session_id: string;
}

/**
 * Sends a message to the widget's endpoint, as the vendor's widget does, which here is the demo's own server. Gives nothing where the demo is served
 * by another server, or by none.
 */
export async function askEndpoint(message: string, writer: Writer): Promise<AutochatAnswer | undefined> {
  try {
    const response = await fetch(new URL('api/widgets/marl/chat', addressOfRoot()), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ message, ...writer, emit_browser: readMappings() }),
      signal: AbortSignal.timeout(patience),
    });
    const answer: unknown = response.ok ? await response.json() : undefined;
    return isAnswer(answer) ? answer : undefined;
  } catch {
    return undefined;
  }
}
