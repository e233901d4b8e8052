import type { Contract, Reference } from '@chat-analytics/core';
import type { Settings } from '../settings.js';
import { titleOf } from '../words.js';

/** An event of a vendor's, for people. */
export interface VendorEvent {
  /** The vendor's own name. */
  readonly name: string;
  readonly title: string;
  /** How it is brought about here. */
  readonly hint: string;
}

/** What the demo knows of a vendor beside how its chat looks. */
export interface Vendor {
  readonly title: string;
  /** The name of its source, as events and the books have it. */
  readonly source: string;
  /** What it tells a page of, to go on from its title: “tells the page of …”. */
  readonly tells: string;
  /** How it does so: the heading over what came with it, and what that is called. */
  readonly way: { readonly heading: string; readonly payload: string };
  readonly events: readonly VendorEvent[];
  /** What is listened to. */
  listensTo(settings: Settings): string;
  /** Why the page cannot learn of an event as it is set up now; nothing where it can, and `null` where that is not worth a word. */
  untold?(name: string, settings: Settings): string | null | undefined;
  /** What is not as in a real shop. */
  readonly confession: string;
}

/** The events of a vendor's reference for which there is a hint, in the order of the hints. */
export function describeEvents<C extends Contract>({ contract }: Reference<C>, hints: Readonly<Partial<Record<keyof C['events'], string>>>): readonly VendorEvent[] {
  return Object.entries<string | undefined>(hints).flatMap(([name, hint]) => (hint !== undefined && name in contract.events ? [{ name, title: titleOf(name), hint }] : []));
}
