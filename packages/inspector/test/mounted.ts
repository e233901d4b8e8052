// An inspector on the page of a test, and what is in its shadows.
import { autochat } from '@chat-analytics/autochat';
import { createChatAnalytics, type ChatAnalytics, type ChatAnalyticsOptions } from '@chat-analytics/core';
import { createRecordingSink } from '@chat-analytics/testing';
import { afterEach, expect } from 'vitest';
import { mountInspector, type InspectorOptions, type MountedInspector } from '../src/index.js';

/** The inspector that is on the page. */
export let mounted: MountedInspector | undefined;

/** Takes the inspector away after each test. */
export function unmountAfterEach(): void {
  afterEach(() => {
    mounted?.unmount();
    mounted = undefined;
  });
}

export const create = (options: Partial<ChatAnalyticsOptions> = {}): ChatAnalytics => createChatAnalytics({ sources: [autochat()], sinks: [createRecordingSink()], consent: 'not_required', ...options });

export function mount(analytics: ChatAnalytics, options: InspectorOptions = {}): MountedInspector {
  mounted = mountInspector(analytics, options);
  return mounted;
}

/** All elements that are shown, in every shadow. */
function everything(root: ParentNode): Element[] {
  return [...root.querySelectorAll('*')].flatMap((element) => [element, ...(element.shadowRoot ? everything(element.shadowRoot) : [])]);
}

export const inside = (): Element[] => (mounted?.element.shadowRoot ? everything(mounted.element.shadowRoot) : []);

export const find = (selector: string): HTMLElement | undefined => inside().find((element): element is HTMLElement => element instanceof HTMLElement && element.matches(selector));

export const rows = (): HTMLElement[] => inside().filter((element): element is HTMLElement => element instanceof HTMLElement && element.matches('.row:not(.head)'));

/** Waits for an element of this kind. */
export async function waitFor<E extends HTMLElement = HTMLElement>(selector: string, kind: new () => E = HTMLElement as new () => E): Promise<E> {
  await expect.poll(() => find(selector)).toBeInstanceOf(kind);
  const found = find(selector);
  if (!(found instanceof kind)) throw new Error(selector);
  return found;
}
