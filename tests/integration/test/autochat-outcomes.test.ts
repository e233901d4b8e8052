import { autochat } from '@chat-analytics/autochat';
import { createChatAnalytics } from '@chat-analytics/core';
import { ga4 } from '@chat-analytics/ga4-sink';
import { meta } from '@chat-analytics/meta-sink';
import { autochatOutcomes, createAutochatWidget, createGtag, createMetaPixel, type GtagFake, type MetaPixelFake } from '@chat-analytics/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let gtag: GtagFake;
let pixel: MetaPixelFake;

beforeEach(() => {
  gtag = createGtag(window);
  pixel = createMetaPixel(window);
});
afterEach(() => {
  gtag.remove();
  pixel.remove();
});

const fields = { event_id: 'evt_1', trigger_source: 'tool', conversation_id: 'conv_9', session_id: 'sess_3' };

describe('every Autochat outcome arrives once in GA4 and once at the pixel, though the widget dispatches it twice', () => {
  for (const listen of ['stable', 'aliases'] as const) {
    for (const name of autochatOutcomes) {
      const type = name.slice('autochat.'.length, -'.v1'.length);
      const pascal = `Chat_${type}`.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());

      it(`${name}, heard by its ${listen}, in normalized naming`, () => {
        createChatAnalytics({ sources: [autochat({ listen })], sinks: [ga4(), meta()], consent: 'not_required' });
        createAutochatWidget(window).outcome(name, fields);
        expect(gtag.hits).toEqual([
          { en: `chat_${type}`, 'ep.chat_vendor': 'autochat', 'ep.chat_event_id': 'evt_1', 'ep.chat_actor': 'system', 'ep.chat_trigger_source': 'tool' },
        ]);
        expect(pixel.hits).toEqual([
          {
            id: '111222333444555',
            ev: pascal,
            eid: 'evt_1',
            'cd[chat_vendor]': 'autochat',
            'cd[chat_event_id]': 'evt_1',
            'cd[chat_actor]': 'system',
            'cd[chat_trigger_source]': 'tool',
          },
        ]);
      });

      it(`${name}, heard by its ${listen}, in the naming of the published recipes`, () => {
        createChatAnalytics({ sources: [autochat({ listen })], sinks: [ga4({ naming: 'recipe' }), meta({ naming: 'recipe' })], consent: 'not_required' });
        createAutochatWidget(window).outcome(name, fields);
        expect(gtag.hits).toEqual([
          {
            en: 'chat_widget_tracking',
            'ep.autochat_event_type': name,
            'ep.autochat_event_id': 'evt_1',
            'ep.autochat_trigger_source': 'tool',
            'ep.autochat_scope': 'chat_widget_tracking',
          },
        ]);
        expect(pixel.hits).toEqual([
          {
            id: '111222333444555',
            ev: 'AutochatWidgetTracking',
            eid: 'evt_1',
            'cd[autochat_event_type]': name,
            'cd[autochat_event_id]': 'evt_1',
            'cd[autochat_trigger_source]': 'tool',
          },
        ]);
      });
    }
  }
});
