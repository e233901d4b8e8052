import { clarityEvents, createClarityWebchat, type ClarityAttribute, type ClarityEventName } from '@chat-analytics/testing';
import type { Settings } from '../../settings.js';
import type { Product } from '../../shop/products.js';
import type { ChatSurroundings } from '../chat.js';

/** How the chat looks, as its events tell. */
export interface Look {
  state: 'none' | 'bubble' | 'open' | 'minimized';
  /** Whether it is in the larger of its two sizes. */
  large: boolean;
  phase: 'initial_message' | 'welcome_message' | 'conversation';
}

export interface Webchat {
  readonly look: Look;
  /** Tracks an event with its documented attributes: those given, and how the chat looks at this moment. */
  track(name: ClarityEventName, attributes?: Readonly<Partial<Record<ClarityAttribute, unknown>>>): void;
  load(): void;
  remove(): void;
}

const config = JSON.stringify({ theme: 'stoneware', locale: 'en-GB' });

/** The attributes of a piece. */
export const piece = ({ id, category }: Product): { product_id: string; product_category: string } => ({ product_id: id, product_category: category });

/** Puts the webchat and the SDK that it tracks through on the page. What it tracks, the watchers of the page learn first. */
export function createWebchat({ told, isPhone }: ChatSurroundings, { claritySdk, tellings, sdk }: Settings): Webchat {
  // A shop that moves from one name of the SDK to the other has both for a while.
  const names = tellings === 'twice' ? [claritySdk, claritySdk === 'exponea' ? 'brweb' : 'exponea'] : [claritySdk];
  const fake = createClarityWebchat(window, { sdk: names, arrival: 'manual' });
  let count = 0;
  const look: Look = { state: 'none', large: false, phase: 'initial_message' };

  function size(): string {
    if (isPhone()) return look.large ? 'full_screen' : 'half_screen';
    return look.large ? 'large' : 'small';
  }

  return {
    look,
    load: fake.load,
    remove: fake.remove,
    track(name, attributes = {}) {
      const known: Readonly<Partial<Record<ClarityAttribute, unknown>>> = {
        chat_widget_state: look.state,
        chat_widget_size: size(),
        conversation_state: look.phase,
        chat_config: config,
        ...attributes,
      };
      // Every attribute is given, or the stand-in would make one up.
      const given = Object.fromEntries(clarityEvents[name].map((attribute: ClarityAttribute) => [attribute, known[attribute]]));
      const action = sdk === 'changed' ? `${name}_v2` : name;
      const properties = { action, ...given };
      const occurrence = names.length > 1 ? `${name} ${++count}` : undefined;
      for (const global of names) {
        told({ vendor: 'clarity', name: action, payload: properties, occurrence });
        fake.sdk(global).track('webchat', properties);
      }
    },
  };
}
