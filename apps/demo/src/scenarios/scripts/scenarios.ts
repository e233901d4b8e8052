import type { Scenario } from '../scenario.js';
import { autochatScenarios } from './autochat.js';
import { clarityScenarios } from './clarity.js';
import { faults, faultScenario } from './faults.js';
import { kustomerScenarios } from './kustomer.js';
import { moments } from './moments.js';
import { sdkFaults } from './sdk-faults.js';

/** All scenarios, vendor by vendor: events, whole visits, and what goes wrong. */
export const scenarios: readonly Scenario[] = moments.flatMap((moment) => [
  ...[...autochatScenarios, ...kustomerScenarios, ...clarityScenarios].filter(({ vendor }) => vendor === moment.vendor),
  ...faults.map((fault) => faultScenario(fault, moment)),
  ...sdkFaults.filter(({ vendor }) => vendor === moment.vendor),
]);
