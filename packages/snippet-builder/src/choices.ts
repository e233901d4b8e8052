import { eventTypes, type ChatEventType, type Naming } from '@chat-analytics/core';
import {
  buildGtmContainer,
  buildSnippet,
  eventTypesOf,
  RecipeError,
  vendors,
  type ContainerConsent,
  type ContainerExport,
  type ProviderName,
  type Routing,
  type Snippet,
  type VendorName,
} from '@chat-analytics/recipes';
import type { Presets } from './presets.js';

/** All that is chosen. */
export interface Choices {
  readonly vendor: VendorName;
  readonly provider: ProviderName;
  readonly naming: Naming;
  /** In the schema's order, which has them in groups. */
  readonly events: readonly ChatEventType[];
  readonly measurementId: string;
  readonly pixelId: string;
  readonly standardEvents: boolean;
  readonly routing: Routing;
  readonly consent: ContainerConsent;
}

/** Something that can be made of the choices, or a sentence that says why not, with the field that it is about. */
export type Made<Thing> = { readonly thing: Thing } | { readonly problem: string; readonly field?: string };

/** The event types that a chat can bring about, in the schema's order. */
export function typesOf(vendor: VendorName): ChatEventType[] {
  const types = eventTypesOf(vendors[vendor]);
  return eventTypes.filter((type) => types.includes(type));
}

/** What is chosen before anybody has chosen. */
export function firstChoices({ defaults }: Presets): Choices {
  const { vendor, provider, naming, measurementId = '', pixelId = '' } = defaults;
  return { vendor, provider, naming, events: typesOf(vendor), measurementId, pixelId, standardEvents: false, routing: 'single-tag', consent: 'required' };
}

/** The same choices for another chat, which has other events: all of them. */
export const chooseVendor = (choices: Choices, vendor: VendorName): Choices => ({ ...choices, vendor, events: typesOf(vendor) });

/** The same choices with these events, as far as the chat has them. */
export const chooseEvents = (choices: Choices, events: readonly ChatEventType[]): Choices => ({ ...choices, events: typesOf(choices.vendor).filter((type) => events.includes(type)) });

/** What an empty field stands for. */
const given = (text: string): string | undefined => text.trim() || undefined;

function make<Thing>(build: () => Thing): Made<Thing> {
  try {
    return { thing: build() };
  } catch (error) {
    if (!(error instanceof RecipeError)) throw error;
    const [, field, rest] = /^build\w+\.(\w+) (.*)$/.exec(error.message) ?? [];
    return field && rest ? { problem: `This ${rest}`, field } : { problem: error.message };
  }
}

/** The snippet that was chosen. */
export function snippetOf({ vendor, provider, naming, events, measurementId, pixelId, standardEvents }: Choices): Made<Snippet> {
  if (!events.length) return { problem: 'Choose an event, and the snippet is here.' };
  return make(() =>
    buildSnippet({
      vendor,
      provider,
      naming,
      events: events.length < typesOf(vendor).length ? events : undefined,
      ...(provider === 'ga4' && { measurementId: given(measurementId) }),
      ...(provider === 'meta' && { pixelId: given(pixelId), standardEvents: standardEvents || undefined }),
    }),
  );
}

/** The container that was chosen. It has all events of the chat. */
export function containerOf({ vendor, naming, measurementId, pixelId, standardEvents, routing, consent }: Choices): Made<ContainerExport> {
  const metaPixelId = given(pixelId);
  // Without a pixel there are no tags for standard events: what stands here was chosen for a snippet.
  return make(() => buildGtmContainer({ vendors: [vendor], naming, ga4MeasurementId: given(measurementId), ...(metaPixelId !== undefined && { metaPixelId, standardEvents }), routing, consent }));
}
