import { startFlow } from '@walkeros/collector';
import type { Destination } from '@walkeros/core';
import { measurementId } from '../ids.js';
import type { Running, Setting } from '../subject.js';
import type { BenchmarkWindow } from '../window.js';

/** What its own destinations for gtag and for the pixel do with an event and the data that the mapping made; neither is on npm. */
function destinations(window: BenchmarkWindow): Readonly<Record<'gtag' | 'meta', Destination.Instance>> {
  return {
    gtag: {
      type: 'google-gtag',
      config: {},
      push: (event, { data }) => window.gtag?.('event', event.name, { ...Object(data), send_to: measurementId }),
    },
    meta: {
      type: 'meta-pixel',
      config: {},
      push: (event, { data }) => window.fbq?.('trackCustom', event.name, data, { eventID: event.id }),
    },
  };
}

const parameters = { autochat_event_type: 'data.event_type', autochat_event_id: 'data.event_id', autochat_trigger_source: 'data.trigger_source' };

export async function start({ page: { window, hear } }: Setting): Promise<Running> {
  const { gtag, meta } = destinations(window);
  const { elb } = await startFlow({
    run: true,
    consent: { functional: true, marketing: true },
    destinations: {
      gtag: {
        code: gtag,
        config: {
          consent: { functional: true },
          mapping: { chat: { tracking: { name: 'chat_widget_tracking', data: { map: { ...parameters, autochat_scope: 'data.scope' } } } } },
        },
      },
      meta: {
        code: meta,
        config: { consent: { marketing: true }, mapping: { chat: { tracking: { name: 'AutochatWidgetTracking', data: { map: parameters } } } } },
      },
    },
  });
  hear((outcome) => {
    const { event_type = '', event_id = '', trigger_source = '', scope = '' } = outcome as Readonly<Record<string, string>>;
    return elb({ name: 'chat tracking', data: { event_type, event_id, trigger_source, scope } });
  });
  return {};
}
