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
export function createWebchat({ told, isPhone }: ChatSurroundings, { claritySdk }: Settings): Webchat {
  const fake = createClarityWebchat(window, { sdk: claritySdk, arrival: 'manual' });
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
      told({ vendor: 'clarity', name, payload: { action: name, ...given } });
      fake.event(name, given);
    },
  };
}
