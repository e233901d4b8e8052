import type { Measured, Stretch, Visit } from './measure.js';
import type { Destination } from './page.js';
import type { VendorName } from './vendors.js';

/** One line of a table: a subject, and what it is given to do. */
export interface Line {
  readonly key: string;
  readonly title: string;
  /** The file in `subjects`. */
  readonly subject: string;
  /** The limit, this project, somebody else's library, or something else to compare with. */
  readonly kind: 'direct' | 'ours' | 'peer' | 'other';
  readonly vendor: VendorName;
  readonly naming: 'recipe' | 'normalized';
  /** The window it lives in. */
  readonly page: 'minimal' | 'happy-dom' | 'chromium';
  readonly destinations: readonly Destination[];
}

/** What a process is to do: so many pages, one after the other. */
export interface Task {
  readonly line: Line;
  /** `weigh` asks for the heap at the end of a visit. */
  readonly visits: readonly (Visit & { readonly weigh?: boolean })[];
  readonly profile?: boolean;
}

/** What a process answers. */
export interface Answer {
  readonly results: readonly (Measured & Stretch & { readonly heap?: number })[];
  /** By `profile`: the share of functions in percent, the largest first. */
  readonly functions?: readonly { readonly name: string; readonly percent: number }[];
}

/** Of several rounds. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** What was measured, or what arrived where that was not everything. */
export type Figure<Value> = Value & { readonly void?: undefined } | { readonly void: Partial<Pick<Measured, 'told' | 'arrivals'>> };

/** On the wall and of the processor. */
export interface Times {
  readonly wall: Spread;
  readonly cpu: Spread;
}

export interface NodeLine extends Line {
  readonly awaited: Figure<Times>;
  readonly burst: Figure<Times>;
}

/** One size of page in the table of growth. */
export interface Size {
  readonly size: number;
  readonly awaited: { readonly wall: number; readonly cpu: number };
  readonly burst: { readonly wall: number; readonly cpu: number };
  /** Bytes. */
  readonly heap: number;
  readonly lost?: object;
}

export interface GrowthLine extends Line {
  readonly sizes: readonly Size[];
}

export interface ChromiumLine extends Line {
  readonly awaited: Figure<Spread>;
  readonly burst: Figure<Spread>;
  readonly longestTurn?: Figure<Spread>;
}

/** What a script takes of a page's main thread, in milliseconds. */
export interface StartedScript {
  readonly title: string;
  readonly kind: Line['kind'];
  /** Whether it has the line that has a browser compile it ahead, where it would not have it as bundled. */
  readonly isAhead: boolean;
  /** Its own task, in which it is evaluated and creates the library. */
  readonly script: Times;
  /** What scripts do after it, until the page has come to rest. */
  readonly after: Times;
}

export interface StartFigures {
  readonly scripts: readonly StartedScript[];
  /** Milliseconds of the first look into `sessionStorage`. */
  readonly storage: Spread;
}

/** Of outcomes that waited for consent. Milliseconds; `longest` and `median` of the tasks by their shorter round, `longestOfAll` of any round. */
export interface ReleaseFigures {
  readonly outcomes: number;
  readonly costs: Readonly<Record<Destination, number>>;
  readonly tasks: number;
  readonly longest: number;
  readonly longestOfAll: number;
  readonly median: number;
  readonly all: number;
  readonly holding: number;
  readonly delivered: boolean;
}

/** What a run has measured; a part that was not run is not there. */
export interface Results {
  readonly node?: readonly NodeLine[];
  readonly growth?: readonly GrowthLine[];
  readonly chromium?: {
    readonly full: readonly ChromiumLine[];
    readonly slow: readonly ChromiumLine[];
    readonly start: StartFigures;
    readonly release: ReleaseFigures;
  };
  readonly sizes?: readonly { readonly composition: string; readonly gzip: number }[];
}

/** One thing that must hold. */
export interface Check {
  readonly what: string;
  readonly value: number;
  readonly limit: number;
  readonly unit: string;
  readonly fine: boolean;
}
