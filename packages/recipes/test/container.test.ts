// @vitest-environment node
import { resolve } from 'node:path';
import { parse } from 'acorn';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { buildGtmContainer, type ContainerExport, type ContainerOptions } from '../src/index.js';

const ids = { ga4MeasurementId: 'G-XXXXXXXXXX', metaPixelId: '1234567890' } as const;
const everything: ContainerOptions[] = (['normalized', 'recipe'] as const).flatMap((naming) =>
  (['single-tag', 'tag-per-event'] as const).flatMap((routing) =>
    (['required', 'not_required'] as const).map((consent) => ({ vendors: ['autochat', 'kustomer', 'clarity'] as const, naming, routing, consent, standardEvents: consent === 'required', ...ids })),
  ),
);

const camelCase = (name: string): string => name.toLowerCase().replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());

/** An export as the Tag Manager API has it: exports write enumerations in capitals, but for the types of tags and variables themselves. */
function toApi(value: unknown, parent = ''): unknown {
  if (Array.isArray(value)) return value.map((entry) => toApi(entry, parent));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]: [string, unknown]) => {
      const isEnumeration = (name === 'type' && !['tag', 'variable'].includes(parent)) || ['tagFiringOption', 'consentStatus'].includes(name);
      if (isEnumeration && typeof entry === 'string') return [name, camelCase(entry)];
      // The typings have the brackets of a list behind the last of its values only.
      if (name === 'usageContext' && Array.isArray(entry)) return [name, camelCase(entry.join())];
      return [name, toApi(entry, name)];
    }),
  );
}

/** What the compiler has to say of values of a type of the API. */
function complaintsOf(values: readonly unknown[]): string[] {
  const path = resolve('test/container-versions.ts');
  const source = values.map((value, index) => `export const version${index}: gapi.client.tagmanager.ContainerVersion = ${JSON.stringify(value)};`).join('\n');
  const options: ts.CompilerOptions = { strict: true, exactOptionalPropertyTypes: true, noEmit: true, skipLibCheck: true, types: ['@maxim_mazurok/gapi.client.tagmanager-v2'], lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'] };
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (name, target, ...rest) => (name === path ? ts.createSourceFile(name, source, target, true) : getSourceFile(name, target, ...rest));
  const program = ts.createProgram([path], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

describe('the structure of a container', () => {
  it('is that of the Tag Manager API, once its enumerations are written as there', () => {
    expect(complaintsOf(everything.map((options) => toApi(buildGtmContainer(options).containerVersion)))).toEqual([]);
  });

  it('is checked: a container with another field, or one of another kind, is told from it', () => {
    const complaints = complaintsOf([{ tags: [] }, { trigger: [{ triggerId: 1 }] }, { tag: [{ tagFiringOption: 'ONCE_PER_EVENT' }] }]);
    expect(complaints).toEqual([
      expect.stringContaining('"tags"'),
      "Type 'number' is not assignable to type 'string'.",
      expect.stringContaining('\'"ONCE_PER_EVENT"\' is not assignable'),
    ]);
  });

  const containers = everything.map((options) => buildGtmContainer(options));
  const each = (name: string, check: (version: ContainerExport['containerVersion']) => void): void =>
    it(name, () => {
      for (const { containerVersion } of containers) check(containerVersion);
    });

  each('has ids that are decimal, and each but once', ({ tag, trigger, variable, folder }) => {
    for (const list of [tag.map((entry) => entry.tagId), trigger.map((entry) => entry.triggerId), variable.map((entry) => entry.variableId), folder.map((entry) => entry.folderId)]) {
      expect(new Set(list).size).toBe(list.length);
      expect(list.filter((id) => !/^\d+$/.test(id))).toEqual([]);
    }
  });

  each('has names that Tag Manager takes, and each but once', ({ tag, trigger, variable }) => {
    for (const list of [tag, trigger, variable]) {
      const names = list.map((entry) => entry.name);
      expect(new Set(names).size).toBe(names.length);
      expect(names.filter((name) => !/^Chat - [\w .()-]+$/.test(name))).toEqual([]);
    }
  });

  each('fires tags by triggers that there are', ({ tag, trigger }) => {
    const triggers = ['2147479573', ...trigger.map((entry) => entry.triggerId)];
    expect(tag.flatMap((entry) => entry.firingTriggerId).filter((id) => !triggers.includes(id))).toEqual([]);
  });

  each('refers to variables that there are', (version) => {
    const names = ['_event', 'Event', ...version.variable.map((entry) => entry.name)];
    const references = Array.from(JSON.stringify(version).matchAll(/\{\{(.*?)\}\}/g), (match) => match[1] ?? '');
    expect(references.length).toBeGreaterThan(0);
    expect(references.filter((name) => !names.includes(name))).toEqual([]);
  });

  each('has everything in its folder', ({ tag, trigger, variable, folder: [folder] }) => {
    for (const entry of [...tag, ...trigger, ...variable]) expect(entry.parentFolderId).toBe(folder?.folderId);
  });

  each('has Custom HTML that Tag Manager takes', ({ tag }) => {
    const html = tag.flatMap(({ parameter }) => parameter.flatMap((entry) => ('value' in entry && entry.key === 'html' ? [entry.value] : [])));
    expect(Math.max(...html.map((text) => text.length))).toBeLessThan(102_400);
    expect(html.filter((text) => text.split('</script').length !== 2)).toEqual([]);
    // It compiles ES5, with an expression for every variable.
    for (const text of html) parse(text.replace(/<\/?script>/g, '').replace(/\{\{.*?\}\}/g, 'macro(1)'), { ecmaVersion: 5 });
  });

  each('sends GA4 no more parameters with an event than it takes', ({ tag }) => {
    if (tag.length < 20) return;
    for (const { type, parameter } of tag) for (const entry of parameter) if (type === 'gaawe' && entry.type === 'LIST') expect(entry.list.length).toBeLessThanOrEqual(25);
  });
});

describe('a container', () => {
  it('is the same for the same options, in whatever order the chats are named', () => {
    const make = (vendors: ContainerOptions['vendors']): string => JSON.stringify(buildGtmContainer({ vendors, naming: 'recipe', ...ids }));
    expect(make(['clarity', 'autochat'])).toBe(make(['autochat', 'clarity', 'autochat']));
  });

  it('says when it was exported, if that is told', () => {
    expect(buildGtmContainer({ vendors: ['autochat'], exportTime: '2026-02-07 10:00:00' }).exportTime).toBe('2026-02-07 10:00:00');
  });

  it('has the four Data Layer Variables of Autochat’s recipe', () => {
    const { variable } = buildGtmContainer({ vendors: ['autochat'], naming: 'recipe' }).containerVersion;
    const paths = variable.map(({ parameter }) => parameter.flatMap((entry) => ('value' in entry && entry.key === 'name' ? [entry.value] : []))[0]);
    expect(paths).toEqual(['autochat.event_type', 'autochat.event_id', 'autochat.trigger_source', 'autochat.conversation_id']);
  });

  it('has a trigger on Autochat’s event, or one for each alias', () => {
    const events = (routing: ContainerOptions['routing']): unknown[] => buildGtmContainer({ vendors: ['autochat'], naming: 'recipe', routing }).containerVersion.trigger.map(({ customEventFilter: [condition] }) => condition?.parameter[1]);
    expect(events('single-tag')).toEqual([{ type: 'TEMPLATE', key: 'arg1', value: 'autochat.widget_tracking.v1' }]);
    expect(events('tag-per-event')).toHaveLength(7);
    expect(events('tag-per-event')[6]).toEqual({ type: 'TEMPLATE', key: 'arg1', value: 'autochat.goal_met.v1' });
  });

  it('has no tags for GA4 and Meta where their ids are not given, and triggers all the same', () => {
    const { tag, trigger } = buildGtmContainer({ vendors: ['kustomer'], naming: 'recipe', routing: 'tag-per-event' }).containerVersion;
    expect(tag.map(({ name }) => name)).toEqual(['Chat - Kustomer listener']);
    expect(trigger).toHaveLength(8);
  });

  it('asks for consent in the tags that send, and in no other', () => {
    const settings = buildGtmContainer({ vendors: ['autochat'], ...ids }).containerVersion.tag.map(({ consentSettings: { consentStatus, consentType } }) => [
      consentStatus,
      ...(consentType?.type === 'LIST' ? consentType.list.map((entry) => 'value' in entry && entry.value) : []),
    ]);
    expect(settings).toEqual([['NOT_NEEDED'], ['NEEDED', 'analytics_storage'], ['NEEDED', 'ad_storage', 'ad_user_data', 'ad_personalization']]);
  });
});
