import { contract as autochat } from '@chat-analytics/autochat';
import { contract as clarity } from '@chat-analytics/clarity';
import type { AnyEventContract, ChatEventType, Contract } from '@chat-analytics/core';
import { contract as kustomer } from '@chat-analytics/kustomer';

/** A chat vendor that there are recipes for. */
export interface Vendor {
  /** What people call it. */
  readonly title: string;
  readonly contract: Contract;
  /** Whether the vendor names every event by an alias of its own too, beside the name that all events have in common. */
  readonly hasAliases: boolean;
  /** What the vendor keeps from the page, in a sentence. */
  readonly limits: string;
}

/** The names of the vendors. */
export const vendorNames = ['autochat', 'kustomer', 'clarity'] as const;

/** `autochat`, `kustomer` or `clarity`. */
export type VendorName = (typeof vendorNames)[number];

/** The vendors by the names that the options use. */
export const vendors: Readonly<Record<VendorName, Vendor>> = {
  autochat: {
    title: 'Autochat',
    contract: autochat,
    hasAliases: true,
    limits: 'Autochat tells the page of outcomes only: no opening, closing or message. It may not emit followup_inferred yet.',
  },
  kustomer: {
    title: 'Kustomer',
    contract: kustomer,
    hasAliases: false,
    limits:
      'What Kustomer tells depends on its SDK. The widget tells of opening, closing, new conversations and, by its unread count, of messages for the visitor; KustomerCore and the older SDK with `on` tell of messages and satisfaction. No known SDK tells of proactive triggers, and only KustomerCore of a conversation that ended.',
  },
  clarity: {
    title: 'Bloomreach Clarity',
    contract: clarity,
    hasAliases: false,
    limits: 'Clarity tracks through the Bloomreach Engagement SDK, whose `track` the snippet listens in on. Texts that visitors wrote are not sent, only how long they are.',
  },
};

/** What a vendor's event means. */
export function eventOf(contract: Contract, name: string): AnyEventContract {
  const event = contract.events[name];
  if (!event) throw new TypeError(`${contract.vendor} has no event ${name}.`);
  return event;
}

/** The vendor's names of the events that are of one of these types; all of them where no types are given. */
export function eventNamesOf({ contract }: Vendor, types?: readonly ChatEventType[]): string[] {
  return Object.keys(contract.events).filter((name) => !types || types.includes(eventOf(contract, name).type));
}

/** The event types that a vendor can bring about, each once. */
export function eventTypesOf({ contract }: Vendor): ChatEventType[] {
  return [...new Set(Object.values(contract.events).map(({ type }) => type))];
}
