import type { ChatEventType } from '@chat-analytics/core';
import type { ProviderName } from '@chat-analytics/recipes';

/** Where a snippet can send to, as people call it. */
export const providerTitles: Readonly<Record<ProviderName, string>> = { ga4: 'GA4', meta: 'Meta Pixel', gtm: 'Tag Manager', custom: 'Your code' };

/** An event type in words: `lead_qualified` is "Lead qualified". */
export function titleOf(type: ChatEventType): string {
  const words = type.replaceAll('_', ' ').replace('followup', 'follow-up');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
