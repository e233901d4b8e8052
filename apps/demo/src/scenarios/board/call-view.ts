import { element } from '../../dom/element.js';
import { longName } from '../../dom/long-name.js';
import { isSame } from '../run.js';
import type { Call } from '../simulation/call.js';

type Lines = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Lines => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The parameters by their paths, so that each is a line. */
function linesOf(parameters: Lines, prefix = ''): Record<string, unknown> {
  return Object.fromEntries(Object.entries(parameters).flatMap(([name, value]) => (isRecord(value) ? Object.entries(linesOf(value, `${prefix}${name}.`)) : [[prefix + name, value] as const])));
}

/** A call as a list of its parameters, in the order of their names. What the other call has not, or has otherwise, is marked. */
export function callView(call: Call | undefined, other: Call | undefined): HTMLElement {
  if (!call) return element('p', { class: 'no-call' }, 'Nothing');
  const lines = linesOf(call.parameters);
  const others = linesOf(other?.parameters ?? {});
  return element(
    'div',
    { class: 'scenario-call' },
    element('code', { class: call.name === other?.name ? 'scenario-name' : 'scenario-name differs' }, ...longName(call.name)),
    element(
      'dl',
      {},
      ...Object.keys(lines)
        .sort()
        .map((name) => element('div', { class: !isSame(lines[name], others[name]) && 'differs' }, element('dt', {}, ...longName(name)), element('dd', {}, ...longName(JSON.stringify(lines[name]))))),
    ),
  );
}
