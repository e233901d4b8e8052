import { isRecord } from '@chat-analytics/core';
import { readPresets, type Presets } from './presets.js';

/** Nobody waits longer for a file that may not come, in milliseconds. */
const patience = 5000;

/** The flag in a site's config file that hides the builder where it is false. */
export const flag = 'widget_tracking_snippet_builder_enabled';

/** A JSON file of the page's own site. Nothing where it cannot be had. */
async function readJson(address: string): Promise<unknown> {
  try {
    const response = await fetch(new URL(address, document.baseURI), { mode: 'same-origin', signal: AbortSignal.timeout(patience) });
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the builder is wanted: unless a config file that can be read says `false`. */
export async function readFlag(address: string): Promise<boolean> {
  const config = await readJson(address);
  return !(isRecord(config) && config[flag] === false);
}

/** A site's presets. Nothing where the file cannot be had, or is not as it should be. */
export async function fetchPresets(address: string): Promise<Presets | undefined> {
  return readPresets(await readJson(address));
}
