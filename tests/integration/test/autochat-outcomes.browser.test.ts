import { autochat } from '@chat-analytics/autochat';
import { createChatAnalytics } from '@chat-analytics/core';
import { ga4 } from '@chat-analytics/ga4-sink';
import { meta } from '@chat-analytics/meta-sink';
import { autochatOutcomes, createAutochatWidget, createGtag, createMetaPixel, sourceConformance } from '@chat-analytics/testing';
import { reference } from '@chat-analytics/autochat/reference';
import { describe, expect, it } from 'vitest';

const types = autochatOutcomes.map((name) => name.slice('autochat.'.length, -'.v1'.length));

describe('in a real browser', () => {
  for (const naming of ['normalized', 'recipe'] as const) {
    it(`the seven outcomes reach libraries that arrive late, once each, in ${naming} naming`, async () => {
      const gtag = createGtag(window, { arrival: 300 });
      const pixel = createMetaPixel(window, { arrival: 600 });
      const analytics = createChatAnalytics({ sources: [autochat()], sinks: [ga4({ naming }), meta({ naming })], consent: {}, debug: false });
      const widget = createAutochatWidget(window);
      const details = autochatOutcomes.map((name) => widget.outcome(name));
      analytics.consent.update({ analytics: 'granted', advertising: 'granted' });
      await analytics.flush(20_000);

      const ids = details.map((detail) => detail.event_id);
      const idParameter = naming === 'recipe' ? 'ep.autochat_event_id' : 'ep.chat_event_id';
      expect(gtag.hits.map((hit) => (hit as Record<string, string>)[idParameter])).toEqual(ids);
      expect(pixel.hits.map((hit) => hit.eid)).toEqual(ids);
      if (naming === 'normalized') expect(gtag.hits.map((hit) => hit.en)).toEqual(types.map((type) => `chat_${type}`));
      gtag.remove();
      pixel.remove();
    });
  }

  it('every event carries the path of the page', () => {
    const analytics = createChatAnalytics({ sources: [autochat()], sinks: [], consent: 'not_required', debug: false });
    const paths: (string | undefined)[] = [];
    analytics.subscribe((event) => paths.push(event.page_path));
    createAutochatWidget(window).outcome('autochat.goal_met.v1');
    expect(paths).toEqual([window.location.pathname]);
  });

  const cases = sourceConformance({
    reference,
    create: () => autochat(),
    send: (page, payload) => createAutochatWidget(page).dispatch(payload, (payload as { event_type: string }).event_type),
  });
  for (const { name, run } of cases) it(name, run);
});
