import { flag, integer, isOneOf, table, template, type ExportedTag, type ExportedTrigger, type ExportedVariable, type Parameter } from './export-format.js';

/** Whose container it is does not matter: on import everything is put into the importer's own. */
export const accountId = '1';
export const containerId = '1';
export const folderId = '1';
/** Reckoned anew when it is stored. */
export const fingerprint = '0';

/** Begins every name, so that an import overwrites nothing of the importer's. */
const prefix = 'Chat - ';

/** The trigger that every container has: early on every page. */
export const initialization = '2147479573';

const owner = { accountId, containerId, fingerprint, parentFolderId: folderId } as const;

/** What a trigger waits for: one of these events, and perhaps a value that stands on the data layer besides. */
export interface TriggerRule {
  readonly title: string;
  readonly events: readonly string[];
  readonly when?: { readonly path: string; readonly values: readonly string[] } | undefined;
}

export type TagRule = Pick<ExportedTag, 'type' | 'parameter' | 'tagFiringOption' | 'consentSettings'> & { readonly title: string; readonly triggerId: string };

/** A container that is being written: what is asked for twice is in it once. */
export interface Draft {
  readonly tags: readonly ExportedTag[];
  readonly triggers: readonly ExportedTrigger[];
  readonly variables: readonly ExportedVariable[];
  addTag(rule: TagRule): void;
  /** Returns the trigger's id. */
  addTrigger(rule: TriggerRule): string;
  /** A Data Layer Variable. Returns the reference to it. */
  addPath(path: string): string;
  /** A constant, to be changed in one place. Returns the reference to it. */
  addConstant(title: string, value: string): string;
  /** A lookup table from what stands at a path. Returns the reference to it. */
  addLookup(title: string, path: string, rows: readonly (readonly [string, string])[]): string;
}

/** Names take letters, digits and little else. */
const nameOf = (title: string): string => prefix + title.replace(/[^\w .()-]/g, '_');

export function createDraft(): Draft {
  const tags: ExportedTag[] = [];
  const triggers = new Map<string, ExportedTrigger>();
  const variables = new Map<string, ExportedVariable>();

  function addVariable(title: string, type: ExportedVariable['type'], parameter: readonly Parameter[]): string {
    const name = nameOf(title);
    if (!variables.has(name)) variables.set(name, { ...owner, variableId: String(variables.size + 1), name, type, parameter, formatValue: {} });
    return `{{${name}}}`;
  }

  /** Different triggers may be of one title. */
  function unusedName(title: string): string {
    const used = Array.from(triggers.values(), (trigger) => trigger.name);
    const name = nameOf(title);
    let candidate = name;
    for (let number = 2; used.includes(candidate); number++) candidate = `${name} (${number})`;
    return candidate;
  }

  const addPath = (path: string): string => addVariable(path, 'v', [integer('dataLayerVersion', 2), flag('setDefaultValue', false), template('name', path)]);

  return {
    tags,
    get triggers() {
      return [...triggers.values()];
    },
    get variables() {
      return [...variables.values()];
    },
    addTag({ title, triggerId, ...rest }) {
      tags.push({ ...owner, tagId: String(tags.length + 1), name: nameOf(title), firingTriggerId: [triggerId], monitoringMetadata: { type: 'MAP' }, ...rest });
    },
    addTrigger({ title, events, when }) {
      const key = JSON.stringify([events, when]);
      const trigger = triggers.get(key) ?? {
        ...owner,
        triggerId: String(triggers.size + 1),
        name: unusedName(title),
        type: 'CUSTOM_EVENT',
        customEventFilter: [isOneOf('{{_event}}', events)],
        ...(when && { filter: [isOneOf(addPath(when.path), when.values)] }),
      };
      triggers.set(key, trigger);
      return trigger.triggerId;
    },
    addPath,
    addConstant: (title, value) => addVariable(title, 'c', [template('value', value)]),
    addLookup: (title, path, rows) => addVariable(title, 'smm', [flag('setDefaultValue', false), template('input', addPath(path)), table('map', ['key', 'value'], rows)]),
  };
}
