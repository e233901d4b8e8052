import type { Naming } from '@chat-analytics/core';
import type { Page } from './page.js';

/** What a subject is started with. */
export interface Setting {
  readonly page: Page;
  readonly naming: Naming;
  /** Whether consent has yet to be given: then everything waits for `grant`. */
  readonly pending?: boolean;
}

/** A subject that hears the page's vendor. */
export interface Running {
  stop?(): unknown;
  /** Gives the consent that was pending. */
  grant?(): void;
}

/** What every file in `subjects` exports as `start`: it makes the subject hear `page` and hand its outcomes over to `gtag` and `fbq`. */
export type Start = (setting: Setting) => Running | Promise<Running>;
