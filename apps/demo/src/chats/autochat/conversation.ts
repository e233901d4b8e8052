import type { AutochatOutcome, AutochatWidget } from '@chat-analytics/testing';
import type { Speaker } from '../parts/messages.js';
import { typingTime } from '../parts/typing-time.js';
import { firstReplies, greeting, invitations, lastReplies, notUnderstood, topics, type Topic } from './topics.js';

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

export function findTopic(text: string): Topic {
  return topics.find(({ matches }) => matches.test(text)) ?? notUnderstood;
}

/** A conversation with the shop's assistant. The page learns of it what the widget dispatches, and nothing else. */
export function createConversation(window: Window, widget: AutochatWidget, view: ConversationView): Conversation {
  const reached = new Set<AutochatOutcome>();
  let begun = false;
  /** Answers are given one after the other. */
  let queue = Promise.resolve();

  const type = (text: string): Promise<void> =>
    new Promise((resolve) => {
      view.showTyping(true);
      window.setTimeout(() => {
        view.showTyping(false);
        resolve();
      }, typingTime(window, text));
    });

  function repliesAfter({ replies }: Topic): readonly string[] {
    if (replies) return replies;
    const open = invitations.filter(({ leadsTo }) => !reached.has(leadsTo)).map(({ text }) => text);
    return open.length ? open.slice(0, mostReplies) : lastReplies;
  }

  async function answer(said: string): Promise<void> {
    const topic = findTopic(said);
    const { outcome, triggerSource, data } = topic;
    const answered = widget.answer(
      topic.answer,
      outcome ? [{ name: outcome, fields: { ...(triggerSource && { trigger_source: triggerSource }), ...(data && { data: data(said) }) } }] : [],
    );
    await type(topic.answer);
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
