import type { VendorName } from '../chats/vendor-name.js';
import { vendors } from '../chats/vendors.js';
import { element } from '../dom/element.js';
import { icon } from '../dom/icon.js';
import type { Settings } from '../settings.js';

export interface Guide {
  readonly element: HTMLElement;
  /** Settings are others, and with them the chat or what it tells. */
  show(settings: Settings): void;
  /** An event has come about. */
  tick(vendor: VendorName, name: string): void;
}

/** What there is to bring about in the chat, and how: the board's first words, later its last. */
export function createGuide(initial: Settings, openChat: () => void): Guide {
  const seen = new Set<string>();
  const title = element('h3', {});
  const text = element('p', {});
  const list = element('ul', {});
  const guide = element('section', { class: 'guide' }, title, text, element('button', { type: 'button', class: 'button', onclick: openChat }, 'Open the chat'), list);
  let settings = initial;

  function draw(): void {
    const vendor = vendors[settings.chat];
    const events = vendor.events.map((event) => ({ ...event, seen: seen.has(`${settings.chat} ${event.name}`), untold: vendor.untold?.(event.name, settings) })).filter(({ untold }) => untold !== null);
    const tellable = events.filter(({ untold }) => untold === undefined);
    const count = tellable.filter((event) => event.seen).length;

    guide.classList.toggle('is-first', count === 0);
    title.textContent = count === 0 ? 'Chat, and watch it arrive' : count === tellable.length ? `All ${count} events of ${vendor.title} seen` : `${count} of ${tellable.length} events seen`;
    text.textContent = `${vendor.title} tells the page of ${vendor.tells}. Bring one about in the chat, and see here what became of it.`;
    list.replaceChildren(
      ...events.map(({ title: name, hint, untold, seen: ticked }) =>
        element('li', { class: untold ? 'is-untold' : ticked ? 'is-seen' : '' }, icon(untold ? 'drop' : 'check'), element('strong', {}, name), element('span', {}, untold ?? hint)),
      ),
    );
  }

  draw();
  return {
    element: guide,
    show(now) {
      settings = now;
      draw();
    },
    tick(vendor, name) {
      const key = `${vendor} ${name}`;
      if (seen.has(key)) return;
      seen.add(key);
      draw();
    },
  };
}
