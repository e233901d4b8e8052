import { element } from '../../dom/element.js';

export interface Messages {
  readonly element: HTMLElement;
  add(from: 'visitor' | 'assistant', text: string): void;
  setTyping(typing: boolean): void;
  /** Brings the newest message into view. */
  scrollToEnd(): void;
}

/** What was said, newest last; read out as it comes. */
export function createMessages(): Messages {
  const typing = element('p', { class: 'typing', hidden: true }, element('span', {}), element('span', {}), element('span', {}), element('span', { class: 'hidden' }, 'Marl is typing'));
  const list = element('div', { class: 'messages', role: 'log', 'aria-label': 'Messages', tabindex: 0 }, typing);

  function scrollToEnd(): void {
    list.scrollTop = list.scrollHeight;
  }

  return {
    element: list,
    add(from, text) {
      typing.before(element('p', { class: `message from-${from}` }, element('span', { class: 'hidden' }, from === 'visitor' ? 'You: ' : 'Marl: '), text));
      scrollToEnd();
    },
    setTyping(is) {
      typing.hidden = !is;
      scrollToEnd();
    },
    scrollToEnd,
  };
}
