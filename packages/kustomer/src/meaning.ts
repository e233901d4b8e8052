import { isRecord, type SourceContext } from '@chat-analytics/core';

/** The fields of a payload; none where it has another shape. */
export const fieldsOf = (payload: unknown): Readonly<Record<string, unknown>> => (isRecord(payload) ? payload : {});

/** Receives an action; one that is not what its name says goes by another name, which the contract has among those to ignore. */
export function receiveAction(action: string, payload: unknown, context: SourceContext, told = payload): void {
  const fields = fieldsOf(payload);
  // Core tells of the shopper's own messages here too, those from other tabs included: they are counted where they were sent.
  if (action === 'message received' && fields.direction === 'in') context.receive('own message', payload);
  else if (action === 'conversation ended' && fields.ended === false) context.receive('conversation reopened', payload);
  else if (action === 'satisfaction submitted') context.receive(action, withAnswer(fields), told);
  else context.receive(action, payload, told);
}

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

/** What is read of an answer. */
const answered = ['satisfactionId', 'conversationId', 'rating', 'followupAnswer'];

/** What was answered stands where the SDK has it; a place that is empty must not hide another. */
function withAnswer(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const response = fieldsOf(fields.response);
  const answer: Record<string, unknown> = { rating: fields.satisfactionScore, ...response, ...fields };
  for (const name of answered) {
    if (!isEmpty(answer[name])) continue;
    // By name, as a getter of its class is not copied.
    const found = [fields[name], response[name], name === 'rating' && fields.satisfactionScore].find((value) => !isEmpty(value) && value !== false);
    if (found !== undefined) answer[name] = found;
  }
  return answer;
}

/** Core tells of a satisfaction form when it arrives too. There is no response then, or an empty one. */
export function isAnswered(payload: unknown): boolean {
  const { rating, response } = fieldsOf(payload);
  return [rating, ...(isRecord(response) ? Object.values(response) : [response])].some((value) => value === 0 || !!value);
}

/** The last unread count of each SDK that a source has heard. */
export type UnreadCounts = WeakMap<object, number>;

/** Makes a receiver of an SDK's unread counts, of which one that rises means a message, while nobody `hears` messages themselves. */
export function unreadReceiver(sdk: object, counts: UnreadCounts, hears: () => unknown, context: SourceContext): (payload: unknown) => void {
  return (payload) => {
    const { total, change } = fieldsOf(payload);
    if (typeof total === 'number') {
      const { conversationId } = fieldsOf(change);
      // The first count comes with the page.
      const last = counts.get(sdk) ?? total;
      counts.set(sdk, total);
      receiveAction(total > last && !hears() ? 'unread count risen' : 'unread count', { total, conversationId }, context, payload);
    } else context.reject('missing_total', payload);
  };
}
