// The format in which Google Tag Manager exports and imports containers, as far as recipes use it. Unlike the Tag Manager API, whose typings they
// otherwise are, exports write enumerations in SNAKE_CAPS, all but the `type` of a tag and of a variable.

/** A parameter of a tag, a variable or a condition. Every value is text. */
export type Parameter =
  | { readonly type: 'TEMPLATE' | 'BOOLEAN' | 'INTEGER'; readonly key?: string; readonly value: string }
  | { readonly type: 'LIST'; readonly key?: string; readonly list: readonly Parameter[] }
  | { readonly type: 'MAP'; readonly map: readonly Parameter[] };

/** Something that must hold for a trigger to fire. */
export interface Condition {
  readonly type: 'EQUALS' | 'MATCH_REGEX';
  readonly parameter: readonly Parameter[];
}

interface Entity {
  readonly accountId: string;
  readonly containerId: string;
  readonly name: string;
  readonly fingerprint: string;
  readonly parentFolderId?: string;
}

export interface ExportedTag extends Entity {
  readonly tagId: string;
  /** A Custom HTML tag, or a GA4 event. */
  readonly type: 'html' | 'gaawe';
  readonly parameter: readonly Parameter[];
  readonly firingTriggerId: readonly string[];
  readonly tagFiringOption: 'ONCE_PER_EVENT' | 'ONCE_PER_LOAD';
  readonly monitoringMetadata: { readonly type: 'MAP' };
  readonly consentSettings: { readonly consentStatus: 'NEEDED' | 'NOT_NEEDED'; readonly consentType?: Parameter };
}

export interface ExportedTrigger extends Entity {
  readonly triggerId: string;
  readonly type: 'CUSTOM_EVENT';
  readonly customEventFilter: readonly Condition[];
  readonly filter?: readonly Condition[];
}

export interface ExportedVariable extends Entity {
  readonly variableId: string;
  /** A Data Layer Variable, a constant, or a lookup table. */
  readonly type: 'v' | 'c' | 'smm';
  readonly parameter: readonly Parameter[];
  readonly formatValue: Readonly<Record<string, never>>;
}

/** A container as it is imported: what `JSON.stringify` makes of it is the file. */
export interface ContainerExport {
  readonly exportFormatVersion: 2;
  readonly exportTime: string;
  readonly containerVersion: {
    readonly path: string;
    readonly accountId: string;
    readonly containerId: string;
    readonly containerVersionId: string;
    readonly container: {
      readonly path: string;
      readonly accountId: string;
      readonly containerId: string;
      readonly name: string;
      readonly publicId: string;
      readonly usageContext: readonly ['WEB'];
      readonly fingerprint: string;
      readonly tagManagerUrl: string;
      readonly features: Readonly<Record<string, boolean>>;
      readonly tagIds: readonly string[];
    };
    readonly tag: readonly ExportedTag[];
    readonly trigger: readonly ExportedTrigger[];
    readonly variable: readonly ExportedVariable[];
    readonly builtInVariable: readonly { readonly accountId: string; readonly containerId: string; readonly type: 'EVENT'; readonly name: string }[];
    readonly folder: readonly (Entity & { readonly folderId: string })[];
    readonly customTemplate: readonly never[];
    readonly fingerprint: string;
    readonly tagManagerUrl: string;
  };
}

export const template = (key: string, value: string): Parameter => ({ type: 'TEMPLATE', key, value });
export const flag = (key: string, value: boolean): Parameter => ({ type: 'BOOLEAN', key, value: String(value) });
export const integer = (key: string, value: number): Parameter => ({ type: 'INTEGER', key, value: String(value) });

/** A table of two columns. */
export function table(key: string, columns: readonly [string, string], rows: readonly (readonly [string, string])[]): Parameter {
  return { type: 'LIST', key, list: rows.map(([left, right]) => ({ type: 'MAP', map: [template(columns[0], left), template(columns[1], right)] })) };
}

/** What stands in a field must be one of these. */
export function isOneOf(field: string, values: readonly string[]): Condition {
  const [only] = values;
  const parameter = (value: string): Parameter[] => [template('arg0', field), template('arg1', value)];
  if (values.length === 1 && only !== undefined) return { type: 'EQUALS', parameter: parameter(only) };
  return { type: 'MATCH_REGEX', parameter: parameter(`^(${values.map((value) => value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})$`) };
}
