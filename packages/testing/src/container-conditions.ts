import { readEnum, readList, readParameters, readRecord, refuse, textOf } from './container-parameters.js';

/** A condition of a trigger. Both sides may hold references to variables. */
export interface ContainerCondition {
  readonly type: (typeof conditionTypes)[number];
  readonly left: string;
  readonly right: string;
  readonly ignoreCase: boolean;
  readonly negate: boolean;
}

const conditionTypes = ['EQUALS', 'CONTAINS', 'STARTS_WITH', 'ENDS_WITH', 'MATCH_REGEX', 'GREATER', 'GREATER_OR_EQUALS', 'LESS', 'LESS_OR_EQUALS'] as const;

type Compare = (left: string, right: string, ignoreCase: boolean) => boolean;

const compare: Readonly<Record<ContainerCondition['type'], Compare>> = {
  EQUALS: (left, right) => left === right,
  CONTAINS: (left, right) => left.includes(right),
  STARTS_WITH: (left, right) => left.startsWith(right),
  ENDS_WITH: (left, right) => left.endsWith(right),
  MATCH_REGEX: (left, right, ignoreCase) => new RegExp(right, ignoreCase ? 'i' : '').test(left),
  GREATER: (left, right) => Number(left) > Number(right),
  GREATER_OR_EQUALS: (left, right) => Number(left) >= Number(right),
  LESS: (left, right) => Number(left) < Number(right),
  LESS_OR_EQUALS: (left, right) => Number(left) <= Number(right),
};

function readCondition(given: unknown, where: string): ContainerCondition {
  const condition = readRecord(given, where);
  const parameters = readParameters(condition.parameter, `${where}.parameter`);
  const left = textOf(parameters, 'arg0', where);
  if (!/^{{[^{}]+}}$/.test(left)) refuse(`${where}.arg0`, `must be a reference to a variable, and is ${left}`);
  const type = readEnum(condition.type, conditionTypes, `${where}.type`);
  const right = textOf(parameters, 'arg1', where);
  if (type === 'MATCH_REGEX' && !isPattern(right)) refuse(`${where}.arg1`, `is no regular expression: ${right}`);
  return { type, left, right, ignoreCase: parameters.ignore_case === true, negate: parameters.negate === true };
}

function isPattern(source: string): boolean {
  try {
    return new RegExp(source) instanceof RegExp;
  } catch {
    return false;
  }
}

export function readConditions(given: unknown, where: string): readonly ContainerCondition[] {
  return readList(given, where).map((entry, index) => readCondition(entry, `${where}[${String(index)}]`));
}

/** Whether a condition holds, `resolve` giving the text of both sides. A regular expression matches any part of the text. */
export function holds({ type, left, right, ignoreCase, negate }: ContainerCondition, resolve: (text: string) => string): boolean {
  const [one, other] = [resolve(left), resolve(right)];
  const same = ignoreCase && type !== 'MATCH_REGEX';
  return compare[type](same ? one.toLowerCase() : one, same ? other.toLowerCase() : other, ignoreCase) !== negate;
}
