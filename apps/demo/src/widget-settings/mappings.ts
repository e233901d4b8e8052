import { autochatOutcomes, type AutochatOutcome } from '@chat-analytics/testing';
import { keep, recall } from '../site/visit.js';

/** Of which outcomes the widget tells the page: the `emit_browser` of each mapping. */
export type Mappings = Readonly<Record<AutochatOutcome, boolean>>;

/** The mappings as they were left in this visit; at its beginning all are on. */
export function readMappings(): Mappings {
  const kept = recall('emit_browser');
  const isOff = (name: AutochatOutcome): boolean => typeof kept === 'object' && kept !== null && Reflect.get(kept, name) === false;
  const [contact, lead, escalation, scheduled, inferred, appointment, goal] = autochatOutcomes;
  return {
    [contact]: !isOff(contact),
    [lead]: !isOff(lead),
    [escalation]: !isOff(escalation),
    [scheduled]: !isOff(scheduled),
    [inferred]: !isOff(inferred),
    [appointment]: !isOff(appointment),
    [goal]: !isOff(goal),
  };
}

/** Changes one mapping, for this page and those to come. */
export function setMapping(name: AutochatOutcome, emit: boolean): void {
  keep('emit_browser', { ...readMappings(), [name]: emit });
}
