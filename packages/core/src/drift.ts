import type { ReportIssue } from './issues.js';
import { isRecord } from './options.js';
import type { Reference } from './reference.js';
import type { Source } from './source.js';

/** The most attributes of a payload that are looked at. */
const mostAttributes = 100;

/** What the name of an attribute looks like: a key that looks otherwise may hold personal data. */
const nameForm = /^[a-z_][\w.-]{0,49}$/i;

const isScalar = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/**
 * The same source, which besides reports where its vendor's events differ from what is documented: `unknown_value`, a value beside
 * those that are listed for an attribute, and `unknown_attribute`, one more attribute where all are listed. Each kind is reported once
 * and counted, and without the value. The events pass as they would. What any source reports by itself needs no watching.
 *
 * @example
 * createChatAnalytics({
 *   sources: [watchDrift(clarity(), reference)],
 *   sinks: [ga4()],
 *   consent: { analytics: 'granted' },
 * });
 */
export function watchDrift<S extends Source>(source: S, reference: Reference): S {
  const { vendor } = reference.contract;
  const events = new Map(Object.entries(reference.events));
  const values = new Map(Object.entries(reference.values ?? {}));

  function compare(name: string, payload: Readonly<Record<string, unknown>>, report: ReportIssue): void {
    const event = events.get(name);
    if (!event) return;
    for (const attribute of Object.keys(payload).slice(0, mostAttributes)) {
      if (event.attributes && !event.attributes.includes(attribute)) report('unknown_attribute', `${vendor}.${name}`, nameForm.test(attribute) ? attribute : undefined);
      const listed = values.get(`${name}.${attribute}`) ?? values.get(attribute);
      if (!listed) continue;
      const value = payload[attribute];
      // What is no scalar is reported as a value of the wrong kind.
      if (isScalar(value) && !listed.includes(String(value))) report('unknown_value', `${vendor}.${attribute}`, `documented: ${listed.join(', ')}`);
    }
  }

  return {
    ...source,
    start(context) {
      const seen = new WeakSet();
      return source.start({
        ...context,
        receive(name, payload, told) {
          try {
            // The same object is the same event, by whatever way it comes.
            if (isRecord(payload) && !seen.has(payload)) {
              seen.add(payload);
              compare(name, payload, context.report);
            }
          } catch {
            // It throws when it is looked at, and will do so again when it is read, which is counted.
          }
          context.receive(name, payload, told);
        },
      });
    },
  };
}
