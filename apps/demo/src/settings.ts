import type { ConsentState, Naming } from '@chat-analytics/core';

/** What a visitor of the demo can change. */
export interface Settings {
  readonly naming: Naming;
  /** Which of the widget's two events the page listens to. */
  readonly listen: 'stable' | 'aliases';
  /** When the libraries of Google and Meta run: from the start, or {@link lateArrival} after it. */
  readonly libraries: 'running' | 'late';
  readonly analytics: ConsentState;
  readonly advertising: ConsentState;
}

export const defaultSettings: Settings = { naming: 'normalized', listen: 'stable', libraries: 'running', analytics: 'granted', advertising: 'granted' };

/** Milliseconds. */
export const lateArrival = 3000;
