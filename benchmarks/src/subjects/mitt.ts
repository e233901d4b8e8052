import mitt from 'mitt';
import type { Start } from '../subject.js';
import type { Payload } from '../window.js';

/** An emitter and two handlers: what handing an event on costs, with nothing looked at. */
export const start: Start = ({ page: { window, hear } }) => {
  const emitter = mitt<{ outcome: Payload }>();
  emitter.on('outcome', ({ event_type, event_id, trigger_source, scope }) =>
    window.gtag?.('event', 'chat_widget_tracking', {
      autochat_event_type: event_type,
      autochat_event_id: event_id,
      autochat_trigger_source: trigger_source,
      autochat_scope: scope,
    }),
  );
  emitter.on('outcome', ({ event_type, event_id, trigger_source }) =>
    window.fbq?.(
      'trackCustom',
      'AutochatWidgetTracking',
      { autochat_event_type: event_type, autochat_event_id: event_id, autochat_trigger_source: trigger_source },
      { eventID: event_id },
    ),
  );
  hear((outcome) => emitter.emit('outcome', outcome));
  return {};
};
