import { readConditions, type ContainerCondition } from './container-conditions.js';
import { readEnum, readList, readParameters, readRecord, readText, refuse, type ContainerParameters } from './container-parameters.js';
import { builtInVariables, referencesIn, variableTypes, type ContainerVariable } from './container-variables.js';

export interface ContainerTag {
  readonly name: string;
  readonly type: (typeof tagTypes)[number];
  readonly parameters: ContainerParameters;
  readonly firing: readonly string[];
  readonly blocking: readonly string[];
  readonly option: (typeof firingOptions)[number];
  /** The consent that it needs before it may fire. */
  readonly consent: readonly string[];
}

export interface ContainerTrigger {
  /** The event that it waits for, where its type says so. */
  readonly event?: string;
  readonly conditions: readonly ContainerCondition[];
}

/** A container export, read. */
export interface Container {
  readonly publicId: string | undefined;
  readonly tags: readonly ContainerTag[];
  readonly triggers: ReadonlyMap<string, ContainerTrigger>;
  readonly variables: ReadonlyMap<string, ContainerVariable>;
}

const tagTypes = ['html', 'gaawe', 'googtag'] as const;
const firingOptions = ['ONCE_PER_EVENT', 'ONCE_PER_LOAD', 'UNLIMITED'] as const;
const triggerEvents = { CUSTOM_EVENT: undefined, PAGEVIEW: 'gtm.js', INIT: 'gtm.init', CONSENT_INIT: 'gtm.init_consent' } as const;
const triggerTypes = ['CUSTOM_EVENT', 'PAGEVIEW', 'INIT', 'CONSENT_INIT'] as const;

/** Triggers that every container has, without a word in the export. */
const builtInTriggers: readonly (readonly [string, ContainerTrigger])[] = [
  ['2147479553', { event: 'gtm.js', conditions: [] }],
  ['2147479572', { event: 'gtm.init_consent', conditions: [] }],
  ['2147479573', { event: 'gtm.init', conditions: [] }],
];

/** Reads entities of one kind, each with a number and a name that no other has. */
function readEntities<Entity>(given: unknown, kind: string, read: (entity: Readonly<Record<string, unknown>>, where: string) => Entity): Map<string, Entity & { name: string }> {
  const byId = new Map<string, Entity & { name: string }>();
  const names = new Set<string>();
  for (const [index, entry] of readList(given, kind).entries()) {
    const entity = readRecord(entry, `${kind}[${String(index)}]`);
    const name = readText(entity.name, `${kind}[${String(index)}].name`);
    const where = `${kind} "${name}"`;
    // The characters that an import was seen, or is said, to refuse.
    if (/[:<>&"']/.test(name)) refuse(where, 'the name contains an invalid character');
    if (names.has(name)) refuse(where, 'the name is there twice');
    names.add(name);
    const id = readText(entity[`${kind}Id`], `${where}.${kind}Id`);
    if (!/^\d+$/.test(id)) refuse(`${where}.${kind}Id`, `must be digits, and is ${id}`);
    if (byId.has(id)) refuse(`${where}.${kind}Id`, `${id} is there twice`);
    byId.set(id, { ...read(entity, where), name });
  }
  return byId;
}

const readIds = (given: unknown, where: string): readonly string[] => readList(given, where).map((id) => readText(id, where));

function readConsent(given: unknown, where: string): readonly string[] {
  if (given === undefined) return [];
  const settings = readRecord(given, where);
  const status = readEnum(settings.consentStatus, ['NOT_SET', 'NOT_NEEDED', 'NEEDED'], `${where}.consentStatus`);
  if (status !== 'NEEDED') return [];
  const { consentType } = readParameters([{ ...readRecord(settings.consentType, `${where}.consentType`), key: 'consentType' }], where);
  return readList(consentType, `${where}.consentType`).map((type) => readText(type, `${where}.consentType`));
}

function readTag(tag: Readonly<Record<string, unknown>>, where: string): Omit<ContainerTag, 'name'> {
  return {
    type: readEnum(tag.type, tagTypes, `${where}.type`),
    parameters: readParameters(tag.parameter, `${where}.parameter`),
    firing: readIds(tag.firingTriggerId, `${where}.firingTriggerId`),
    blocking: readIds(tag.blockingTriggerId, `${where}.blockingTriggerId`),
    option: tag.tagFiringOption === undefined ? 'ONCE_PER_EVENT' : readEnum(tag.tagFiringOption, firingOptions, `${where}.tagFiringOption`),
    consent: readConsent(tag.consentSettings, `${where}.consentSettings`),
  };
}

function readTrigger(trigger: Readonly<Record<string, unknown>>, where: string): ContainerTrigger {
  const type = readEnum(trigger.type, triggerTypes, `${where}.type`);
  const own = readConditions(trigger.customEventFilter, `${where}.customEventFilter`);
  if ((type === 'CUSTOM_EVENT') !== own.length > 0) refuse(where, 'a customEventFilter is for custom events, and they need one');
  const event = triggerEvents[type];
  return { ...(event === undefined ? {} : { event }), conditions: [...own, ...readConditions(trigger.filter, `${where}.filter`)] };
}

function readVariable(variable: Readonly<Record<string, unknown>>, where: string): ContainerVariable {
  const parameters = readParameters(variable.parameter, `${where}.parameter`);
  const type = readEnum(variable.type, variableTypes, `${where}.type`);
  if (type === 'v' && parameters.dataLayerVersion !== 2) refuse(where, 'this fake knows version 2 of the data layer only');
  return { type, parameters };
}

/**
 * Reads a container export, as an import into GTM would: numbers, names, enums, references. Throws a sentence about the first thing that is
 * wrong, or that this fake does not know.
 */
export function readContainer(exported: unknown): Container {
  const root = readRecord(exported, 'container');
  if (root.exportFormatVersion !== 2) refuse('exportFormatVersion', 'must be 2');
  const version = readRecord(root.containerVersion, 'containerVersion');
  const container = readRecord(version.container ?? {}, 'containerVersion.container');

  const tags = readEntities(version.tag, 'tag', readTag);
  const folders = readEntities(version.folder, 'folder', () => ({}));
  const triggers = new Map<string, ContainerTrigger>([...builtInTriggers, ...readEntities(version.trigger, 'trigger', readTrigger)]);
  const variables = new Map<string, ContainerVariable>([['_event', { type: 'EVENT', parameters: {} }]]);
  for (const given of readList(version.builtInVariable, 'builtInVariable')) {
    const { type, name } = readRecord(given, 'builtInVariable');
    variables.set(readText(name, 'builtInVariable.name'), { type: readEnum(type, builtInVariables, 'builtInVariable.type'), parameters: {} });
  }
  for (const { name, ...variable } of readEntities(version.variable, 'variable', readVariable).values()) {
    if (variables.has(name)) refuse(`variable "${name}"`, 'the name is there twice');
    variables.set(name, variable);
  }

  for (const { name, firing, blocking } of tags.values()) {
    const unknown = [...firing, ...blocking].find((id) => !triggers.has(id));
    if (unknown !== undefined) refuse(`tag "${name}"`, `there is no trigger ${unknown}`);
  }
  for (const [kind, part] of Object.entries({ tag: version.tag, trigger: version.trigger, variable: version.variable })) {
    for (const name of referencesIn(part)) if (!variables.has(name)) refuse(kind, `unknown variable {{${name}}}`);
    for (const entity of readList(part, kind)) {
      const { name, parentFolderId } = readRecord(entity, kind);
      if (parentFolderId === undefined) continue;
      const folder = readText(parentFolderId, `${kind}.parentFolderId`);
      if (!folders.has(folder)) refuse(`${kind} "${readText(name, kind)}"`, `there is no folder ${folder}`);
    }
  }
  return { publicId: typeof container.publicId === 'string' ? container.publicId : undefined, tags: [...tags.values()], triggers, variables };
}
