import { eventTypes, isRecord, type ChatEventType, type Naming } from '@chat-analytics/core';
import { providerNames, vendorNames, type ProviderName, type VendorName } from '@chat-analytics/recipes';

/** Events that are often wanted together. */
export interface Preset {
  readonly title: string;
  readonly events: readonly ChatEventType[];
}

/** What a site says beforehand: the content of its presets file. */
export interface Presets {
  readonly version: 1;
  /** What is chosen at first. */
  readonly defaults: {
    readonly vendor: VendorName;
    readonly provider: ProviderName;
    readonly naming: Naming;
    readonly measurementId?: string;
    readonly pixelId?: string;
  };
  readonly presets: readonly Preset[];
}

/** What holds where a site says nothing: the same every time. */
export const builtInPresets: Presets = {
  version: 1,
  defaults: { vendor: 'autochat', provider: 'ga4', naming: 'normalized' },
  presets: [
    { title: 'Leads and goals', events: ['contact_info_obtained', 'lead_qualified', 'appointment_scheduled', 'goal_met'] },
    { title: 'Follow-up', events: ['escalation_triggered', 'followup_scheduled', 'followup_inferred'] },
    { title: 'Conversations', events: ['chat_opened', 'conversation_started', 'conversation_ended', 'message_sent', 'message_received'] },
    { title: 'Products', events: ['product_details_opened', 'product_selected', 'product_menu_clicked', 'link_clicked'] },
    { title: 'Satisfaction', events: ['survey_submitted', 'survey_dismissed', 'message_rated'] },
  ],
};

/** The value where it is one of these; else the other. Nothing at all where it is there and is neither. */
function oneOf<Value extends string>(allowed: readonly Value[], value: unknown, otherwise: Value): Value | undefined {
  return value === undefined ? otherwise : allowed.find((name) => name === value);
}

function readPreset(value: unknown): Preset | undefined {
  if (!isRecord(value) || typeof value.title !== 'string' || !value.title || !Array.isArray(value.events)) return undefined;
  const named: readonly unknown[] = value.events;
  const events = eventTypes.filter((type) => named.includes(type));
  return events.length && events.length === named.length ? { title: value.title, events } : undefined;
}

const isTextOrNothing = (value: unknown): value is string | undefined => value === undefined || typeof value === 'string';

/** Reads the content of a presets file. Nothing where any of it is not as it should be: half a file would be a guess. */
export function readPresets(content: unknown): Presets | undefined {
  if (!isRecord(content) || content.version !== 1 || !Array.isArray(content.presets)) return undefined;
  const given = content.defaults ?? {};
  if (!isRecord(given)) return undefined;
  const { measurementId, pixelId } = given;
  const vendor = oneOf(vendorNames, given.vendor, builtInPresets.defaults.vendor);
  const provider = oneOf(providerNames, given.provider, builtInPresets.defaults.provider);
  const naming = oneOf<Naming>(['normalized', 'recipe'], given.naming, builtInPresets.defaults.naming);
  const presets = content.presets.flatMap((value: unknown) => readPreset(value) ?? []);
  if (!vendor || !provider || !naming || !isTextOrNothing(measurementId) || !isTextOrNothing(pixelId) || presets.length < content.presets.length) return undefined;
  return { version: 1, defaults: { vendor, provider, naming, ...(measurementId !== undefined && { measurementId }), ...(pixelId !== undefined && { pixelId }) }, presets };
}
