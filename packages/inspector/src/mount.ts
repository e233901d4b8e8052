import type { ChatAnalytics } from '@chat-analytics/core';
import { defineInspector, tag, type ChatAnalyticsInspectorElement, type InspectorPlacement } from './element.js';

/** Options of {@link mountInspector}. */
export interface InspectorOptions {
  /** Where the element is put. Default: the end of the body. */
  readonly parent?: Element;
  /** Whether it begins open. Default false: a button opens it. */
  readonly open?: boolean;
  /** `dock`: at the lower edge of the window. `inline`: as tall and wide as the parent lets it be. Default `dock`. */
  readonly placement?: InspectorPlacement;
  /** How many rows the timeline keeps; the oldest go first. Default 10,000. */
  readonly limit?: number;
}

/** An inspector that is on the page. */
export interface MountedInspector {
  readonly element: ChatAnalyticsInspectorElement;
  open(): void;
  close(): void;
  /** Takes it off the page. No listener and no timer is left. */
  unmount(): void;
}

/**
 * Puts an inspector on the page. Until somebody opens it, it records the ledger within bounds and does nothing else: what it takes to show
 * anything is loaded then. Needs a browser: on a server, do not call it.
 *
 * @example
 * const inspector = mountInspector(analytics, { open: true });
 */
export function mountInspector(analytics: ChatAnalytics, { parent = document.body, open = false, placement = 'dock', limit = 10_000 }: InspectorOptions = {}): MountedInspector {
  defineInspector();
  const element = document.createElement(tag);
  element.limit = limit;
  element.analytics = analytics;
  element.placement = placement;
  element.open = open;
  parent.append(element);
  return {
    element,
    open() {
      element.open = true;
    },
    close() {
      element.open = false;
    },
    unmount() {
      element.remove();
      element.analytics = undefined;
    },
  };
}
