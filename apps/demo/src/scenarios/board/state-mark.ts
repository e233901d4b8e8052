import { vector } from '../../dom/element.js';

/** How far a scenario is. */
export type State = 'waiting' | 'passed' | 'failed';

export const stateWords: Readonly<Record<State, string>> = { waiting: 'not run yet', passed: 'passed', failed: 'failed' };

const paths: Readonly<Record<State, string>> = { waiting: 'M5 8h6', passed: 'm3.5 8.5 3 3 6-7', failed: 'm4.5 4.5 7 7m0-7-7 7' };

/** A tick, a cross or a dash. The words stand beside it. */
export const stateMark = (state: State): SVGElement => vector('svg', { class: 'state-mark', viewBox: '0 0 16 16', 'aria-hidden': 'true' }, vector('path', { d: paths[state] }));
