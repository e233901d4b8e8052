// What becomes of people's reports when the schema of normalized events changes.

/** Fields by name, with `?` behind the name of one that may be absent, and what a value may be. */
export type Fields = Readonly<Record<string, string>>;

/** The schema of normalized events, as `scripts/released-schema.mjs` keeps it. */
export interface SchemaSnapshot {
  readonly schema_version: number;
  readonly envelope: Fields;
  readonly events: Readonly<Record<string, Fields>>;
}

/** The differences between two schemas, in words. */
export interface SchemaChanges {
  /** What those who read or write events must know of before they update. */
  readonly breaking: readonly string[];
  readonly additions: readonly string[];
}

function compareFields(where: string, before: Fields, after: Fields): SchemaChanges {
  const breaking: string[] = [];
  for (const [name, kind] of Object.entries(before)) {
    const other = name.endsWith('?') ? name.slice(0, -1) : `${name}?`;
    if (other in after) breaking.push(`${where}.${name} is ${name.endsWith('?') ? 'required' : 'optional'} now`);
    else if (!(name in after)) breaking.push(`${where}.${name} is gone`);
    else if (after[name] !== kind) breaking.push(`${where}.${name} is of another kind`);
  }
  const known = Object.keys(before).map((name) => name.replace('?', ''));
  const fresh = Object.keys(after).filter((name) => !known.includes(name.replace('?', '')));
  breaking.push(...fresh.filter((name) => !name.endsWith('?')).map((name) => `${where}.${name} is new, and required`));
  return { breaking, additions: fresh.filter((name) => name.endsWith('?')).map((name) => `${where}.${name} is new`) };
}

/** Tells additions, which leave reports as they are, from changes that break them. */
export function changesBetween(before: SchemaSnapshot, after: SchemaSnapshot): SchemaChanges {
  const types = Object.keys(before.events);
  // Where nothing was released, nothing can break.
  if (types.length === 0) return { breaking: [], additions: Object.keys(after.events).map((type) => `${type} is new`) };
  const parts = [
    compareFields('event', before.envelope, after.envelope),
    ...types.filter((type) => type in after.events).map((type) => compareFields(type, before.events[type] ?? {}, after.events[type] ?? {})),
  ];
  return {
    breaking: [...types.filter((type) => !(type in after.events)).map((type) => `${type} is gone`), ...parts.flatMap(({ breaking }) => breaking)],
    additions: [...Object.keys(after.events).filter((type) => !types.includes(type)).map((type) => `${type} is new`), ...parts.flatMap(({ additions }) => additions)],
  };
}
