import { createAutochatWidget, type AutochatAnswer, type AutochatWidget } from '@chat-analytics/testing';
import type { Settings } from '../../settings.js';
import { readMappings } from '../../widget-settings/mappings.js';
import type { Writer } from './endpoint.js';

/** Whose conversation it is. */
export const writer: Writer = { conversation_id: 'conv_7f3a', session_id: 'sess_21c8' };

/** Puts the widget on the page, with the faults that the settings ask for. */
export function createWidget({ tellings, sdk }: Settings): AutochatWidget {
  const widget = createAutochatWidget(window, { conversationId: writer.conversation_id, sessionId: writer.session_id, emitBrowser: readMappings() });

  function receive(answer: AutochatAnswer): void {
    if (sdk === 'documented') widget.receive(answer);
    else {
      // The next version of every event, of which the documentation knows nothing.
      for (const detail of answer.tracking.events) {
        const next = detail.event_type.replace('.v1', '.v2');
        widget.dispatch({ ...detail, event_type: next }, next);
      }
    }
  }

  return {
    ...widget,
    receive(answer) {
      receive(answer);
      if (tellings === 'twice') receive(answer);
    },
  };
}
