import type { Settings } from './read-options.js';

/** Something a developer should know. Its text lives in the documentation, under its code. */
export interface Issue {
  /** What is wrong, e.g. `unknown_option`. */
  readonly code: string;
  /** Where: a package's function, a source or a sink, and the field if there is one, e.g. `ga4.naming`. */
  readonly where: string;
  /** What was found and what is allowed. */
  readonly detail?: string;
  /** How often this was seen. Goes on counting after the issue was reported. */
  readonly count: number;
}

/** Reports an issue. Of an `error` that was caught only the kind is kept, since its message may hold personal data; the console shows it whole. */
export type ReportIssue = (code: string, where: string, detail?: string, error?: unknown) => void;

export interface Issues {
  readonly report: ReportIssue;
  /** Every kind of issue seen so far. */
  list(): Issue[];
}

/** More kinds than a page should have, few enough to keep for ever. */
const mostKinds = 100;

/** Of what kind a thrown thing is. Its message may hold what the shopper typed, and looking at it may throw. */
export function kindOfError(error: unknown): string {
  try {
    return error instanceof Error ? error.name.slice(0, 50) : typeof error;
  } catch {
    return 'unknown';
  }
}

/** A page on this very machine is somebody's who builds it. */
function isLocal(window: Window | undefined): boolean {
  const { hostname = '' }: { hostname?: string } = (window as Partial<Window> | undefined)?.location ?? {};
  return /^(.*\.)?localhost$|^127\./.test(hostname);
}

/** Counts issues by code and place, and tells `onIssue` about each kind once; in development the console too. */
export function createIssues({ onIssue, debug, window }: Pick<Settings, 'onIssue' | 'debug' | 'window'>): Issues {
  const kinds = new Map<string, { code: string; where: string; detail?: string; count: number }>();

  const report: ReportIssue = (code, where, detail = '', error) => {
    let key = `${code} ${where}`;
    if (kinds.size >= mostKinds && !kinds.has(key)) key = code = where = 'too_many_issues';
    const known = kinds.get(key);
    if (known) {
      known.count++;
      return;
    }
    const text = error === undefined ? detail : kindOfError(error);
    const issue = { code, where, count: 1, ...(text && { detail: text }) };
    kinds.set(key, issue);
    try {
      // What only a developer can have caused is said wherever the page runs.
      if (code.endsWith('_option') || (debug ?? (process.env.NODE_ENV !== 'production' && isLocal(window)))) console.warn('[chat-analytics]', code, where, error ?? detail);
      onIssue?.(issue);
    } catch {
      // A host's callback that throws is the host's to find: reporting it here would call it again.
    }
  };

  return {
    report,
    list: () => Array.from(kinds.values(), (issue) => ({ ...issue })),
  };
}
