/**
 * How a webchat's properties may differ from what is documented: `missing_action`; `renamed_action`, as in a later version;
 * `throwing_getters`, on everything but `action`; `numbers_for_ids`; `strings_for_values`, for booleans and ratings; `wrong_shapes`,
 * objects where there should be values.
 */
export const clarityLies = ['missing_action', 'renamed_action', 'throwing_getters', 'numbers_for_ids', 'strings_for_values', 'wrong_shapes'] as const;

export type ClarityLie = (typeof clarityLies)[number];

type Properties = Record<string, unknown>;

/** Changes every value but that of `action`. */
function changeValues(properties: Properties, change: (value: unknown, name: string) => unknown): Properties {
  return Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, name === 'action' ? value : change(value, name)]));
}

const toNumber = (value: unknown): unknown => (Array.isArray(value) ? value.map(Number) : Number(value));

const tell: Readonly<Record<ClarityLie, (properties: Properties) => Properties>> = {
  missing_action: (properties) => Object.fromEntries(Object.entries(properties).filter(([name]) => name !== 'action')),
  renamed_action: ({ action, ...rest }) => ({ action: `${String(action)}_renamed`, ...rest }),
  throwing_getters({ action, ...rest }) {
    const result: Properties = { action };
    for (const name of Object.keys(rest)) {
      Object.defineProperty(result, name, {
        enumerable: true,
        get() {
          throw new Error(`a getter of the vendor throws: ${name}`);
        },
      });
    }
    return result;
  },
  numbers_for_ids: (properties) => changeValues(properties, (value, name) => (/product_ids?$/.test(name) ? toNumber(value) : value)),
  strings_for_values: (properties) => changeValues(properties, (value) => (typeof value === 'boolean' || typeof value === 'number' ? String(value) : value)),
  wrong_shapes: (properties) => changeValues(properties, (value) => ({ value })),
};

/** The properties with the lies in them. */
export function lie(properties: Properties, lies: readonly ClarityLie[]): Properties {
  return lies.reduce((result, name) => tell[name](result), properties);
}
