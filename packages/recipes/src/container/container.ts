import type { Naming } from '@chat-analytics/core';
import { demand, readOptions } from '../recipe-error.js';
import { checkMeasurementId, checkPixelId } from '../snippet/options.js';
import { buildSnippet } from '../snippet/snippet.js';
import { vendorNames, vendors as allVendors, type VendorName } from '../vendors.js';
import { accountId, containerId, createDraft, fingerprint, folderId, initialization } from './draft.js';
import type { ContainerExport } from './export-format.js';
import { lanesOf } from './signals.js';
import { planTags, type Routing } from './tag-plan.js';
import { addGa4Tag, addListenerTag, addMetaTag, type ContainerConsent } from './tags.js';

/** Options of {@link buildGtmContainer}. */
export interface ContainerOptions {
  /** The chats on the site. */
  readonly vendors: readonly VendorName[];
  /** `normalized` (default): the same names for every vendor. `recipe`: the vendors' published recipes to the letter, where there are any. */
  readonly naming?: Naming | undefined;
  /** The GA4 property, e.g. `G-XXXXXXXXXX`. Default none: no GA4 tags. */
  readonly ga4MeasurementId?: string | undefined;
  /** The pixel. Default none: no Meta tags. */
  readonly metaPixelId?: string | undefined;
  /** One tag for all events that only their values tell apart (`single-tag`, the default), or one for each (`tag-per-event`). */
  readonly routing?: Routing | undefined;
  /** `required` (default): tags fire only where the visitor has agreed, as Consent Mode says. `not_required`: nobody is asked. */
  readonly consent?: ContainerConsent | undefined;
  /** Whether leads, appointments and conversations go to Meta as its standard events Lead, Schedule and Contact. Needs `metaPixelId`. Default false. */
  readonly standardEvents?: boolean | undefined;
  /** When the file says that it was exported: `YYYY-MM-DD HH:MM:SS`. The same every time by default, so that the same options make the same file. */
  readonly exportTime?: string | undefined;
}

const publicId = 'GTM-CHAT000';

/**
 * Makes a container for Google Tag Manager: `JSON.stringify` it into a file, and import that (Admin, Import Container, Merge). It has a tag that
 * hears each chat, triggers, Data Layer Variables, and tags for GA4 and Meta. The Google tag and the pixel's base code are the importer's own.
 *
 * @throws RecipeError Where an option is not as it should be, with a sentence that says so.
 * @example
 * buildGtmContainer({
 *   vendors: ['autochat'],
 *   naming: 'recipe',
 *   ga4MeasurementId: 'G-XXXXXXXXXX',
 *   routing: 'single-tag',
 *   consent: 'required',
 * });
 */
export function buildGtmContainer(given: ContainerOptions): ContainerExport {
  const options = readContainerOptions(given);
  const { naming = 'normalized', ga4MeasurementId, metaPixelId, routing = 'single-tag', consent = 'required', standardEvents = false, exportTime = '2026-01-01 00:00:00' } = options;
  const names = vendorNames.filter((name) => options.vendors.includes(name));
  const aliases = routing === 'tag-per-event';
  const draft = createDraft();

  for (const name of names) {
    const vendor = allVendors[name];
    const { code } = buildSnippet({ vendor: name, provider: 'gtm', naming, ...(aliases && naming === 'recipe' && vendor.hasAliases && { aliases }) });
    addListenerTag(draft, vendor.title, code, initialization);
  }
  const lanes = lanesOf(
    names.map((name) => allVendors[name]),
    { naming, aliases, standardEvents },
  );
  for (const lane of lanes) {
    for (const signal of lane.signals) for (const path of signal.paths) draft.addPath(path);
    if (ga4MeasurementId !== undefined) for (const plan of planTags(draft, lane, 'ga4', routing)) addGa4Tag(draft, plan, ga4MeasurementId, consent);
    if (metaPixelId !== undefined) for (const plan of planTags(draft, lane, 'meta', routing)) addMetaTag(draft, plan, metaPixelId, consent);
    // Whoever asked for no tags has something to hang their own on.
    if (ga4MeasurementId === undefined && metaPixelId === undefined) planTags(draft, lane, 'ga4', routing);
  }

  const path = `accounts/${accountId}/containers/${containerId}`;
  const tagManagerUrl = `https://tagmanager.google.com/#/container/${path}/workspaces`;
  return {
    exportFormatVersion: 2,
    exportTime,
    containerVersion: {
      path: `${path}/versions/0`,
      accountId,
      containerId,
      containerVersionId: '0',
      container: { path, accountId, containerId, name: 'Chat analytics', publicId, usageContext: ['WEB'], fingerprint, tagManagerUrl, features, tagIds: [publicId] },
      tag: draft.tags,
      trigger: draft.triggers,
      variable: draft.variables,
      builtInVariable: [{ accountId, containerId, type: 'EVENT', name: 'Event' }],
      folder: [{ accountId, containerId, folderId, name: 'Chat analytics', fingerprint }],
      customTemplate: [],
      fingerprint,
      tagManagerUrl,
    },
  };
}

/** What a web container can do. */
const features = {
  supportUserPermissions: true,
  supportEnvironments: true,
  supportWorkspaces: true,
  supportGtagConfigs: false,
  supportBuiltInVariables: true,
  supportClients: false,
  supportFolders: true,
  supportTags: true,
  supportTemplates: true,
  supportTriggers: true,
  supportVariables: true,
  supportVersions: true,
  supportZones: true,
  supportTransformations: false,
} as const;

/** Returns the options where they are fine. Throws a sentence where they are not. */
export function readContainerOptions(given: unknown): ContainerOptions {
  const options = readOptions<ContainerOptions>('buildGtmContainer', given, {
    vendors: `list of ${vendorNames.join(', ')}`,
    naming: 'normalized|recipe',
    ga4MeasurementId: 'string',
    metaPixelId: 'string',
    routing: 'single-tag|tag-per-event',
    consent: 'required|not_required',
    standardEvents: 'boolean',
    exportTime: 'string',
  });
  const { vendors = [], exportTime } = options;
  demand(vendors.length, `buildGtmContainer needs vendors: a list of ${vendorNames.join(', ')}.`);
  checkMeasurementId('buildGtmContainer.ga4MeasurementId', options.ga4MeasurementId);
  checkPixelId('buildGtmContainer.metaPixelId', options.metaPixelId);
  demand(!options.standardEvents || options.metaPixelId !== undefined, 'buildGtmContainer.standardEvents needs metaPixelId: these are events of Meta.');
  demand(exportTime === undefined || isTime(exportTime), 'buildGtmContainer.exportTime must be a time that there is, written as 2026-01-31 23:59:59.');
  return { ...options, vendors };
}

/** Whether this is a time, and written in full. The 30th of February is read as the 2nd of March, which is written otherwise. */
function isTime(text: string): boolean {
  const time = Date.parse(`${text.replace(' ', 'T')}Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().replace('T', ' ') === `${text}.000Z`;
}
