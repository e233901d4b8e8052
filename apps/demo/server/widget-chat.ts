import type { AutochatAnswer } from '@chat-analytics/testing';
import { findTopic } from '../src/chats/autochat/topics.js';

/** The address of the widget's endpoint, on whatever server. Source: Autochat's documentation of its widget API. */
export const widgetPath = /\/api\/widgets\/[\w-]{1,64}\/chat$/;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

const textOf = (value: unknown, most: number): string | undefined => (typeof value === 'string' && value.length > 0 && value.length <= most ? value : undefined);

/** The outcome that a shopper's message brings about, if any; of one whose mapping is off the page is not to be told. */
function track(said: string, conversation: string, session: string | undefined, mappings: unknown): AutochatAnswer['tracking']['events'] {
  const { outcome, triggerSource = 'tool', data } = findTopic(said);
  if (!outcome) return [];
  return [
    {
      scope: 'chat_widget_tracking',
      event_id: `evt_${Math.random().toString(36).slice(2)}`,
      event_type: outcome,
      occurred_at: new Date().toISOString(),
      conversation_id: conversation,
      session_id: session ?? null,
      trigger_source: triggerSource,
      data: data?.(said) ?? {},
      dispatch_version: 1,
      emit_browser: !(isRecord(mappings) && mappings[outcome] === false),
    },
  ];
}

/**
 * What Autochat's endpoint, `POST /api/widgets/:id/chat`, answers to a message; nothing where the request is none. The vendor keeps the mappings; here
 * the request brings them along, as a server may begin anew within a visit.
 */
export function answerWidget(request: unknown): AutochatAnswer | undefined {
  if (!isRecord(request)) return undefined;
  const message = textOf(request.message, 2000);
  const conversation = textOf(request.conversation_id, 64);
  if (message === undefined || conversation === undefined) return undefined;
  return {
    conversation_id: conversation,
    message: { role: 'assistant', text: findTopic(message).answer },
    tracking: { dispatch_version: 1, events: track(message, conversation, textOf(request.session_id, 64), request.emit_browser) },
  };
}
