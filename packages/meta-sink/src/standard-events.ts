import type { ChatEventType } from '@chat-analytics/core';

/** The events that Meta knows by name. Source: Meta Pixel reference, standard events. */
export const metaStandardEvents = [
  'AddPaymentInfo',
  'AddToCart',
  'AddToWishlist',
  'CompleteRegistration',
  'Contact',
  'CustomizeProduct',
  'Donate',
  'FindLocation',
  'InitiateCheckout',
  'Lead',
  'Purchase',
  'Schedule',
  'Search',
  'StartTrial',
  'SubmitApplication',
  'Subscribe',
  'ViewContent',
] as const;

/** The name of a standard event. */
export type MetaStandardEvent = (typeof metaStandardEvents)[number];

/** Standard events by event type. */
export type StandardEventMap = Readonly<Partial<Record<ChatEventType, MetaStandardEvent>>>;

/**
 * What `standardEvents: true` stands for: the outcomes that are what Meta means by the name. An opened chat is no ViewContent, a
 * contact detail is no CompleteRegistration, and what the vendor only inferred is no action of the shopper's.
 */
export const defaultStandardEvents: StandardEventMap = {
  lead_qualified: 'Lead',
  appointment_scheduled: 'Schedule',
  conversation_started: 'Contact',
};
