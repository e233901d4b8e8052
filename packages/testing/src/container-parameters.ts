import { isPlainObject } from './plain-object.js';

/** A parameter's value as the export means it: its numbers and booleans stand there as text. */
export type ContainerValue = string | number | boolean | readonly ContainerValue[] | { readonly [key: string]: ContainerValue };

/** The parameters of a tag, a variable or a condition. */
export type ContainerParameters = Readonly<Record<string, ContainerValue>>;

/** What GTM says when it takes no import, or would do something else than its author meant. */
export class ContainerError extends Error {}

export function refuse(where: string, why: string): never {
  throw new ContainerError(`${where}: ${why}`);
}

/** A value as the export writes it. */
const show = (value: unknown): string => (value === undefined ? 'missing' : JSON.stringify(value));

export function readRecord(value: unknown, where: string): Readonly<Record<string, unknown>> {
  return isPlainObject(value) ? value : refuse(where, 'must be an object');
}

export function readList(value: unknown, where: string): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : refuse(where, 'must be a list');
}

export function readText(value: unknown, where: string): string {
  return typeof value === 'string' ? value : refuse(where, `must be a string, and is ${show(value)}`);
}

/** One of the enum's values. GTM's import refuses any other. */
export function readEnum<Value extends string>(value: unknown, allowed: readonly Value[], where: string): Value {
  return allowed.find((one) => one === value) ?? refuse(where, `unrecognized value ${show(value)}; this fake knows ${allowed.join(', ')}`);
}

const parameterTypes = ['TEMPLATE', 'INTEGER', 'BOOLEAN', 'LIST', 'MAP', 'TRIGGER_REFERENCE', 'TAG_REFERENCE'] as const;

function readValue(given: unknown, where: string): ContainerValue {
  const parameter = readRecord(given, where);
  const type = readEnum(parameter.type, parameterTypes, `${where}.type`);
  if (type === 'LIST') return readList(parameter.list, `${where}.list`).map((entry, index) => readValue(entry, `${where}.list[${String(index)}]`));
  if (type === 'MAP') return readParameters(parameter.map, `${where}.map`);
  const text = readText(parameter.value, `${where}.value`);
  if (type === 'BOOLEAN') return readEnum(text, ['true', 'false'], `${where}.value`) === 'true';
  if (type === 'INTEGER') return /^-?\d+$/.test(text) ? Number(text) : refuse(`${where}.value`, 'must be a whole number, as a string');
  return text;
}

/** Reads a list of parameters into their values by key. */
export function readParameters(given: unknown, where: string): ContainerParameters {
  const parameters: Record<string, ContainerValue> = {};
  for (const [index, entry] of readList(given, where).entries()) {
    const key = readText(readRecord(entry, `${where}[${String(index)}]`).key, `${where}[${String(index)}].key`);
    if (Object.hasOwn(parameters, key)) refuse(where, `has ${key} twice`);
    parameters[key] = readValue(entry, `${where}.${key}`);
  }
  return parameters;
}

/** A parameter that must be text. */
export function textOf(parameters: ContainerParameters, key: string, where: string): string {
  return readText(parameters[key], `${where}.${key}`);
}

/** A table of two columns, such as the parameters of an event. */
export function tableOf(parameters: ContainerParameters, key: string, [name, value]: readonly [string, string], where: string): readonly (readonly [string, string])[] {
  return readList(parameters[key], `${where}.${key}`).map((row, index) => {
    const place = `${where}.${key}[${String(index)}]`;
    const cells = readRecord(row, place);
    return [readText(cells[name], `${place}.${name}`), readText(cells[value], `${place}.${value}`)];
  });
}
