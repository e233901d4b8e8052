import type { AutochatAnswer, AutochatOutcome, AutochatWidget } from '@chat-analytics/testing';
import type { Speaker } from '../parts/messages.js';
import { typingTime } from '../parts/typing-time.js';
import { findTopic, firstReplies, greeting, invitations, lastReplies, type Topic } from './topics.js';

export interface ConversationView {
  show(from: Speaker, text: string): unknown;
  showTyping(typing: boolean): void;
  offer(replies: readonly string[]): void;
}

export interface Conversation {
  /** Says the first words, once. */
  begin(): void;
  say(text: string): void;
}

const mostReplies = 4;

/** Asks the widget's endpoint. Gives nothing where it has no answer. */
export type Ask = (text: string) => Promise<AutochatAnswer | undefined>;

const nobody: Ask = () => Promise.resolve(undefined);

/** A conversation with the shop's assistant. The page learns of it what the widget dispatches, and nothing else. Without an endpoint it goes on all the same. */
export function createConversation(window: Window, widget: AutochatWidget, view: ConversationView, ask: Ask = nobody): Conversation {
  const reached = new Set<AutochatOutcome>();
  let begun = false;
  /** Answers are given one after the other. */
  let queue = Promise.resolve();

  const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => void window.setTimeout(resolve, milliseconds));

  function repliesAfter({ replies }: Topic): readonly string[] {
    if (replies) return replies;
    const open = invitations.filter(({ leadsTo }) => !reached.has(leadsTo)).map(({ text }) => text);
    return open.length ? open.slice(0, mostReplies) : lastReplies;
  }

  /** What the endpoint would say. */
  const makeUp = (said: string, { answer: text, outcome, triggerSource, data }: Topic): AutochatAnswer =>
    widget.answer(text, outcome ? [{ name: outcome, fields: { ...(triggerSource && { trigger_source: triggerSource }), ...(data && { data: data(said) }) } }] : []);

  async function answer(said: string): Promise<void> {
    const topic = findTopic(said);
    const { outcome } = topic;
    view.showTyping(true);
    const [answered = makeUp(said, topic)] = await Promise.all([ask(said), wait(typingTime(window, topic.answer))]);
    view.showTyping(false);
    widget.receive(answered);
    if (outcome) reached.add(outcome);
    view.show('assistant', answered.message.text);
    view.offer(repliesAfter(topic));
  }

  return {
    begin() {
      if (begun) return;
      begun = true;
      view.show('assistant', greeting);
      view.offer(firstReplies);
    },
    say(text) {
      view.show('visitor', text);
      view.offer([]);
      queue = queue.then(() => answer(text));
    },
  };
}
