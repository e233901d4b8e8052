import { autochatOutcomes, type AutochatWidget } from '@chat-analytics/testing';
import { vendor } from '../chats/autochat/vendor.js';
import { element } from '../dom/element.js';
import { longName } from '../dom/long-name.js';
import { readMappings, setMapping } from './mappings.js';

/** The mappings, each with its `emit_browser` and a way to see what it does. */
export function createMappingList(widget: AutochatWidget): HTMLElement {
  const mappings = readMappings();
  const news = element('p', { class: 'hidden', role: 'status' });
  const said = element('p', { class: 'mapping-said', 'aria-hidden': 'true' });

  function say(text: string): void {
    said.textContent = text;
    news.textContent = text;
  }

  const rows = autochatOutcomes.map((name) => {
    const title = vendor.events.find((event) => event.name === name)?.title ?? name;
    const input = element('input', {
      type: 'checkbox',
      role: 'switch',
      checked: mappings[name],
      onchange() {
        setMapping(name, input.checked);
        widget.setEmitBrowser(name, input.checked);
        say(`${title}: the page is ${input.checked ? 'told' : 'no longer told'}, here and in the shop.`);
      },
    });
    const tryIt = element(
      'button',
      {
        type: 'button',
        class: 'quiet',
        onclick() {
          widget.receive(widget.answer('', [{ name }]));
          say(input.checked ? `${title} happened, and the page was told.` : `${title} happened, and the page was not told: emit_browser is off.`);
        },
      },
      'Try it',
      element('span', { class: 'hidden' }, ` ${title}`),
    );
    return element('li', { class: 'mapping' }, element('label', {}, input, element('span', { class: 'mapping-title' }, title, element('code', {}, ...longName(name)))), tryIt);
  });

  return element(
    'section',
    { class: 'settings-part', 'aria-labelledby': 'mappings' },
    element('h2', { id: 'mappings' }, 'Mappings'),
    element('p', { class: 'settings-lead' }, 'With ', element('code', {}, 'emit_browser'), ' on, the widget tells the page of an outcome; with it off, only the vendor knows. Of the fake widget in this shop.'),
    element('ul', { class: 'mappings' }, ...rows),
    said,
    news,
  );
}
