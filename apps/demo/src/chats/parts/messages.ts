import { element, type Child } from '../../dom/element.js';

export type Speaker = 'visitor' | 'assistant';

export interface Messages {
  readonly element: HTMLElement;
  /** Adds what somebody said. Returns it, so that more can be put under it. */
  add(from: Speaker, text: string, ...more: readonly Child[]): HTMLElement;
  /** Adds something that is no message. */
  append(something: HTMLElement): void;
  setTyping(typing: boolean): void;
  /** Takes everything away. */
  clear(): void;
  /** Brings the newest message into view. */
  scrollToEnd(): void;
}

/**
 * What was said, newest last; read out as it comes.
 *
 * @param name - Who it is that the shopper talks to.
 */
export function createMessages(name: string): Messages {
  const typing = element('p', { class: 'typing', hidden: true }, element('span', {}), element('span', {}), element('span', {}), element('span', { class: 'hidden' }, `${name} is typing`));
  const list = element('div', { class: 'messages', role: 'log', 'aria-label': 'Messages', tabindex: 0 }, typing);

  function scrollToEnd(): void {
    list.scrollTop = list.scrollHeight;
  }

  function append(something: HTMLElement): void {
    typing.before(something);
    scrollToEnd();
  }

  return {
    element: list,
    append,
    add(from, text, ...more) {
      const message = element('p', { class: `message from-${from}` }, element('span', { class: 'hidden' }, from === 'visitor' ? 'You: ' : `${name}: `), text, ...more);
      append(message);
      return message;
    },
    setTyping(is) {
      typing.hidden = !is;
      scrollToEnd();
    },
    clear: () => list.replaceChildren(typing),
    scrollToEnd,
  };
}
