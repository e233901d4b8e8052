import type { Step } from '../scenario.js';

/** Chats and libraries that come at once are there then. */
export const aSecond: Step = { say: 'The page has been open for a second.', act: ({ wait }) => wait(1000) };

export function later(milliseconds: number): Step {
  const seconds = milliseconds / 1000;
  return { say: `${seconds === 1 ? 'A second passes' : `${seconds} seconds pass`}.`, act: ({ wait }) => wait(milliseconds) };
}

export const librariesCome: Step = { say: 'The libraries come.', act: ({ letLibrariesCome }) => letLibrariesCome() };

export const answers = (say: string, both: 'granted' | 'denied'): Step => ({ say, act: ({ analytics }) => analytics.consent.update({ analytics: both, advertising: both }) });

/** Fails the scenario where something is not as the step says. */
export function demand(condition: boolean, sentence: string): void {
  if (!condition) throw new Error(sentence);
}
