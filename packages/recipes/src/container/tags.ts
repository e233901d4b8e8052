import { indent, key, literal } from '../literal.js';
import { pixelSource } from '../snippet/providers.js';
import type { Draft } from './draft.js';
import { flag, table, template, type ExportedTag } from './export-format.js';
import type { Filled, TagPlan } from './tag-plan.js';

/** Whether tags wait for the visitor's consent. */
export type ContainerConsent = 'required' | 'not_required';

type ConsentSettings = ExportedTag['consentSettings'];

function consentSettings(consent: ContainerConsent, types: readonly string[]): ConsentSettings {
  if (consent === 'not_required') return { consentStatus: 'NOT_NEEDED' };
  return { consentStatus: 'NEEDED', consentType: { type: 'LIST', list: types.map((value) => ({ type: 'TEMPLATE', value })) } };
}

/** The tag that hears a chat and pushes onto the data layer: early, once per page. What it pushes goes nowhere by itself. */
export function addListenerTag(draft: Draft, title: string, html: string, triggerId: string): void {
  draft.addTag({
    title: `${title} listener`,
    type: 'html',
    triggerId,
    tagFiringOption: 'ONCE_PER_LOAD',
    parameter: [template('html', html), flag('supportDocumentWrite', false)],
    consentSettings: { consentStatus: 'NOT_NEEDED' },
  });
}

/** A GA4 event. Its property is a constant of the container. */
export function addGa4Tag(draft: Draft, { title, triggerId, name, parameters }: TagPlan, measurementId: string, consent: ContainerConsent): void {
  const text = (value: Filled): string => ('reference' in value ? value.reference : String(value.constant));
  draft.addTag({
    title: `GA4 - ${title}`,
    type: 'gaawe',
    triggerId,
    tagFiringOption: 'ONCE_PER_EVENT',
    parameter: [
      flag('sendEcommerceData', false),
      table('eventSettingsTable', ['parameter', 'parameterValue'], parameters.map(([parameter, value]) => [parameter, text(value)])),
      template('eventName', name === 'follows' ? '{{Event}}' : text(name)),
      template('measurementIdOverride', draft.addConstant('GA4 measurement id', measurementId)),
    ],
    consentSettings: consentSettings(consent, ['analytics_storage']),
  });
}

/** An event of the Meta Pixel: Custom HTML that waits for the pixel's library, which may come later than the event. All such tags wait in one line. */
export function addMetaTag(draft: Draft, { title, triggerId, name, isStandard, parameters, eventId }: TagPlan, pixelId: string, consent: ContainerConsent): void {
  const source = (value: Filled): string => ('reference' in value ? value.reference : literal(value.constant));
  const called = name === 'follows' ? '{{Event}}.replace(/(^|_)([a-z])/g, function (all, start, letter) { return letter.toUpperCase(); })' : source(name);
  const rows = parameters.map(([parameter, value]) => `${key(parameter)}: ${source(value)}`);
  const lines = `
var name = ${called};
var parameters = {
  ${rows.join(',\n  ')}
};
var pixel = ${draft.addConstant('Meta pixel id', pixelId)};${eventId === undefined ? '' : `\nvar eventId = ${eventId};`}
var shared = window.chatAnalyticsRecipes = window.chatAnalyticsRecipes || {};
shared.pixel = shared.pixel || (function () {
  ${indent(pixelSource, '  ')}
  return send;
})();
shared.pixel(${literal(isStandard ? 'trackSingle' : 'trackSingleCustom')}, pixel, name, parameters${eventId === undefined ? '' : ', { eventID: eventId }'});`.trim();
  draft.addTag({
    title: `Meta - ${title}`,
    type: 'html',
    triggerId,
    tagFiringOption: 'ONCE_PER_EVENT',
    parameter: [template('html', `<script>\n(function () {\n  ${indent(lines, '  ')}\n})();\n</script>\n`), flag('supportDocumentWrite', false)],
    consentSettings: consentSettings(consent, ['ad_storage', 'ad_user_data', 'ad_personalization']),
  });
}
