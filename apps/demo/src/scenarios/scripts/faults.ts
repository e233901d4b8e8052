import type { Scenario } from '../scenario.js';
import { consents, platforms } from './consent-faults.js';
import { endpoints } from './endpoint-faults.js';
import type { Fault } from './fault.js';
import type { Moment } from './moments.js';
import { navigation } from './navigation-faults.js';
import { numbers } from './number-faults.js';
import { surroundings } from './surrounding-faults.js';

/** The faults that every vendor's chat must come through. */
export const faults: readonly Fault[] = [...surroundings, ...endpoints, ...numbers, ...consents, ...platforms, ...navigation];

export function faultScenario(fault: Fault, moment: Moment): Scenario {
  const { setting, ...rest } = fault.with(moment);
  return { id: `${moment.vendor}/fault/${fault.id}`, vendor: moment.vendor, kind: 'fault', title: fault.title, setting: { ...moment.setting, ...setting }, ...rest };
}
