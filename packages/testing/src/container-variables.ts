import { tableOf, textOf, type ContainerParameters } from './container-parameters.js';
import type { DataLayerModel } from './data-layer-model.js';

export const builtInVariables = ['EVENT', 'PAGE_URL', 'PAGE_PATH', 'PAGE_HOSTNAME', 'REFERRER', 'CONTAINER_ID'] as const;
/** Data layer variable, constant, custom JavaScript, lookup table. */
export const variableTypes = ['v', 'c', 'jsm', 'smm'] as const;

export interface ContainerVariable {
  readonly type: (typeof builtInVariables)[number] | (typeof variableTypes)[number];
  readonly parameters: ContainerParameters;
}

/** What variables read. */
export interface VariableSurroundings {
  readonly window: Window;
  readonly containerId: string;
  readonly model: DataLayerModel;
  readonly variables: ReadonlyMap<string, ContainerVariable>;
}

/** Resolves the variables of a container as they are now. */
export interface Variables {
  /** What a variable gives. */
  valueOf(name: string): unknown;
  /** A template with its variables filled in: what the variable gives where it is nothing but one, text otherwise. */
  resolve(template: string): unknown;
}

const reference = /{{([^{}]+)}}/g;

/** The names of all variables that are referred to, anywhere in a value. */
export function referencesIn(value: unknown): Set<string> {
  return new Set([...(value === undefined ? '' : JSON.stringify(value)).matchAll(reference)].map(([, name = '']) => JSON.parse(`"${name}"`) as string));
}

export function createVariables({ window, containerId, model, variables }: VariableSurroundings): Variables {
  const { location, document } = window;
  const builtIn: Readonly<Record<(typeof builtInVariables)[number], () => unknown>> = {
    EVENT: () => model.value('event'),
    PAGE_URL: () => location.href.replace(/#.*/, ''),
    PAGE_PATH: () => location.pathname,
    PAGE_HOSTNAME: () => location.hostname,
    REFERRER: () => document.referrer,
    CONTAINER_ID: () => containerId,
  };

  function valueOf(name: string): unknown {
    const variable = variables.get(name);
    if (!variable) throw new Error(`The container has no variable {{${name}}}.`);
    const { type, parameters } = variable;
    const where = `variable "${name}"`;
    if (type === 'c') return resolve(textOf(parameters, 'value', where));
    if (type === 'v') return model.value(textOf(parameters, 'name', where)) ?? (parameters.setDefaultValue === true ? parameters.defaultValue : undefined);
    if (type === 'jsm') return run(textOf(parameters, 'javascript', where));
    if (type === 'smm') {
      const input = resolve(textOf(parameters, 'input', where));
      const row = tableOf(parameters, 'map', ['key', 'value'], where).find(([key]) => resolve(key) === input);
      if (row) return resolve(row[1]);
      return parameters.setDefaultValue === true ? resolve(textOf(parameters, 'defaultValue', where)) : undefined;
    }
    return builtIn[type]();
  }

  /** A function that throws gives nothing. */
  function run(javascript: string): unknown {
    const values: unknown[] = [];
    const source = javascript.replace(reference, (_, name: string) => `values[${String(values.push(valueOf(name)) - 1)}]`);
    try {
      // eslint-disable-next-line @typescript-eslint/no-implied-eval -- that is what this type of variable is
      return Reflect.apply(new Function('values', `return (${source})()`), undefined, [values]);
    } catch {
      return undefined;
    }
  }

  function resolve(template: string): unknown {
    const whole = /^{{([^{}]+)}}$/.exec(template)?.[1];
    return whole === undefined ? template.replace(reference, (_, name: string) => String(valueOf(name))) : valueOf(whole);
  }

  return { valueOf, resolve };
}
