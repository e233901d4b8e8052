import type { Speaker } from '../parts/messages.js';
import { typingTime } from '../parts/typing-time.js';
import type { Sdk } from './sdk.js';
import { findTopic, greeting, usualReplies, type Topic } from './topics.js';

export interface ConversationView {
  show(from: Speaker, text: string): void;
  showTyping(typing: boolean): void;
  offer(replies: readonly string[]): void;
  /** A satisfaction form has come. */
  showSurvey(): void;
  /** Nothing more can be said. */
  showEnd(): void;
}

/** A conversation with the people of the workshop, from its start to its end. */
export interface Conversation {
  say(text: string): void;
  end(): void;
  /** The shopper has closed the chat: what was to be said later is said now. */
  left(): void;
}

type Driver = Pick<Sdk, 'startConversation' | 'say' | 'reply' | 'endConversation' | 'askSatisfaction'>;

/** Starts a conversation. The SDK tells the page of it what its generation tells. */
export function startConversation(window: Window, sdk: Driver, view: ConversationView): Conversation {
  let asked = false;
  let ended = false;
  let later: string[] = [];
  /** Answers are given one after the other. */
  let queue = Promise.resolve();

  function answer(text: string, after?: () => void): void {
    queue = queue.then(
      () =>
        new Promise((resolve) => {
          view.showTyping(true);
          window.setTimeout(() => {
            view.showTyping(false);
            if (!ended) {
              sdk.reply(text);
              view.show('assistant', text);
              after?.();
            }
            resolve();
          }, typingTime(window, text));
        }),
    );
  }

  function askSatisfaction(): void {
    if (asked) return;
    asked = true;
    sdk.askSatisfaction();
    view.showSurvey();
  }

  function respond(topic: Topic): void {
    if (topic.later !== undefined) later.push(topic.later);
    answer(topic.answer, () => {
      view.offer(topic.replies ?? usualReplies);
      if (topic.asksSatisfaction) askSatisfaction();
    });
  }

  sdk.startConversation();
  answer(greeting, () => view.offer(usualReplies));

  return {
    say(text) {
      sdk.say(text);
      view.show('visitor', text);
      view.offer([]);
      respond(findTopic(text));
    },
    end() {
      ended = true;
      later = [];
      sdk.endConversation();
      view.offer([]);
      view.showEnd();
      askSatisfaction();
    },
    left() {
      for (const text of later.splice(0)) answer(text);
    },
  };
}
