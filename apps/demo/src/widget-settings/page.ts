import { defineSnippetBuilder } from '@chat-analytics/snippet-builder';
import { startAnalytics } from '../analytics.js';
import { createWidget } from '../chats/autochat/widget.js';
import { startConsent } from '../consent/platform.js';
import { element } from '../dom/element.js';
import { startLibraries } from '../libraries.js';
import { readSettings } from '../settings.js';
import { addressOfRoot } from '../site/addresses.js';
import { createHealthView } from './health-view.js';
import { createMappingList } from './mapping-list.js';

const tab = 'tracking';

/** The vendor's own address of this tab. */
function nameTab(): void {
  const url = new URL(window.location.href);
  url.searchParams.set('tab', tab);
  history.replaceState(null, '', url.href);
}

function createSnippets(): HTMLElement {
  defineSnippetBuilder();
  const builder = document.createElement('chat-analytics-snippet-builder');
  builder.config = new URL('config.json', addressOfRoot()).href;
  builder.presets = new URL('snippet-presets.json', addressOfRoot()).href;
  return element('div', { class: 'settings-part' }, builder);
}

/** The tab "Tracking" of the chat widget's settings, as the vendor has one: mappings, snippets, templates and health. */
export function createWidgetSettings(): HTMLElement {
  nameTab();
  const settings = readSettings(window.location.href);
  startLibraries(settings, { ga4: () => undefined, meta: () => undefined });
  const consent = startConsent(settings);
  const analytics = startAnalytics(settings, consent.initial());
  consent.follow(analytics);
  return element(
    'main',
    { class: 'page widget-settings' },
    element('header', {}, element('p', { class: 'eyebrow' }, 'Settings, Chat widget'), element('h1', {}, 'Tracking')),
    createMappingList(createWidget(settings)),
    createSnippets(),
    createHealthView(analytics),
  );
}
