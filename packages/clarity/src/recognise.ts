import { isRecord } from '@chat-analytics/core';
import { contract } from './contract.js';

/** Attributes that nobody else's calls have. */
export const ownAttributes: readonly string[] = ['component_template', 'chat_config', 'chat_widget_state', 'chat_widget_size', 'conversation_state', 'global_variant_id'];

/** Names that are Clarity's without further proof. What its A/B tests are told by, `show` for one, others use too. */
const interactions: readonly unknown[] = Object.keys(contract.events).filter((name) => name !== 'actual_show');

/**
 * The name of a Clarity event, or nothing where the call is somebody else's. The `action` says it; `close_survey`, of which no
 * attribute is documented, may come without, and then its name is the type under which it was tracked. Throws what the properties throw.
 */
export function recognise(type: unknown, properties: unknown): string | undefined {
  const values = isRecord(properties) ? properties : {};
  const { action } = values;
  const name = String(action === '' ? type : (action ?? type));
  const known =
    (action ? interactions.includes(action) || name.startsWith('clarity_') : name === 'close_survey') ||
    ownAttributes.some((attribute) => attribute in values) ||
    // Others have components too, but do not write them like FLOATING_TRIGGER.
    /^[A-Z]+_[A-Z_]+$/.test(String(values.component));
  return known ? name : undefined;
}
