import { createAnswerLog, type AnswerLog } from '../doctor/answers.js';

export type TabId = 'timeline' | 'health' | 'doctor';

/** What is remembered from one opening of an inspector to the next, and across analytics that take each other's place. */
export interface InspectorSession {
  tab: TabId;
  /** Whether the inspector has nearly all of the window. */
  tall: boolean;
  /** Whether the destinations are to be in debug mode. */
  wantsDebug: boolean;
  readonly answers: AnswerLog;
}

export const createSession = (page: Pick<Window & typeof globalThis, 'fetch'>): InspectorSession => ({ tab: 'timeline', tall: false, wantsDebug: false, answers: createAnswerLog(page) });
