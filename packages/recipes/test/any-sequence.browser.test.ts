import { autochatOutcomes, createAutochatWidget, createClarityWebchat, createTagManager } from '@chat-analytics/testing';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { buildGtmContainer, buildSnippet } from '../src/index.js';
import { openPage, plain } from './page.js';

const ids = fc.array(fc.string({ minLength: 1, maxLength: 4 }), { maxLength: 4 });
const ratingOrNone = fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined });

/** Anything that can happen in a chat. Lists of several lengths, and fields that are now there and now not. */
const happening = fc.oneof(
  fc.record({ chat: fc.constant('autochat' as const), name: fc.constantFrom(...autochatOutcomes), trigger_source: fc.option(fc.constantFrom('tool', 'rule'), { nil: undefined }) }),
  fc.record({
    chat: fc.constant('clarity' as const),
    name: fc.constantFrom('product_select', 'product_deselect', 'trigger_clicked', 'thumbs_up', 'menu_click'),
    attributes: fc.record({ product_ids: ids, trigger_context_product_ids: ids, feedback_target_product_ids: ids, product_id: fc.option(fc.string(), { nil: undefined }), chat_widget_size: fc.constantFrom(undefined, 'large') }),
  }),
  fc.record({ chat: fc.constant('kustomer' as const), name: fc.constantFrom('open', 'conversationCreate', 'satisfactionSent'), rating: ratingOrNone, conversationId: fc.option(fc.uuid(), { nil: undefined }) }),
);

for (const naming of ['normalized', 'recipe'] as const) {
  it(`after any sequence of events the data layer's model holds nothing of an earlier one: ${naming} naming`, () => {
    const page = openPage(false);
    const callbacks = new Map<string, (data: unknown) => void>();
    page.window.Kustomer = { on: (name: string, callback: (data: unknown) => void) => callbacks.set(name, callback) };
    const container: unknown = plain(buildGtmContainer({ vendors: ['autochat', 'kustomer', 'clarity'], naming }));
    const manager = createTagManager(page.window, { container });
    const widget = createAutochatWidget(page.window);
    const webchat = createClarityWebchat(page.window);
    page.window.dispatchEvent(new page.window.Event('pagehide'));
    const layer = page.window.dataLayer as Record<string, unknown>[];
    let pushed = 0;

    fc.assert(
      fc.property(fc.array(happening, { maxLength: 12 }), (happenings) => {
        for (const event of happenings) {
          const before = layer.at(-1);
          if (event.chat === 'autochat') widget.dispatch({ ...widget.outcome(event.name), event_id: crypto.randomUUID(), trigger_source: event.trigger_source });
          else if (event.chat === 'clarity') webchat.event(event.name, event.attributes);
          else callbacks.get(event.name)?.({ rating: event.rating, conversationId: event.conversationId });
          const last = layer.at(-1);
          if (last === before || !last) continue;
          pushed++;
          for (const key of ['chat', 'autochat', 'chat_Action', 'conversationId', 'satisfactionScore']) {
            expect([key, plain({ value: manager.value(key) })]).toEqual([key, plain({ value: last[key] })]);
          }
        }
      }),
      { numRuns: 60 },
    );
    expect(pushed).toBeGreaterThan(50);
    manager.remove();
    webchat.remove();
    page.close();
  });
}

it('whatever an option is called, a browser finds one script in a snippet, and the whole of it', () => {
  const nasty = fc.constantFrom('</script><script>', '<!--<script>', '-->', ']]>', '\0', '\r\n');
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary', minLength: 1 }), nasty), (callback) => {
      const { code } = buildSnippet({ vendor: 'autochat', provider: 'custom', callback });
      const { head, body } = new DOMParser().parseFromString(code, 'text/html');
      const [script] = head.children;
      expect([head.children.length, body.childNodes.length, script?.textContent]).toEqual([1, 0, code.slice('<script>'.length, -'</script>\n'.length)]);
    }),
  );
});
