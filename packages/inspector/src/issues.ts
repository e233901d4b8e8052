/** What an issue means, in words for people. */
export interface IssueText {
  /** What happened, in a few words. */
  readonly title: string;
  readonly meaning: string;
  /** What to do about it. */
  readonly next: string;
}

/** The text of every issue that chat analytics can report, by its code. Backticks stand around code. */
export const issueTexts = {
  unknown_option: {
    title: 'An option that does not exist',
    meaning: 'There is no option of that name. It was left out.',
    next: 'Correct the name: the detail lists those that are allowed.',
  },
  bad_option: {
    title: 'An option with a wrong value',
    meaning: 'The value is not allowed. The option’s default holds; consent stays as it was.',
    next: 'Correct the value: the detail says what it must be.',
  },
  rejected: {
    title: 'A payload that was not understood',
    meaning: 'Something was heard from the vendor that did not become an event, for the reason behind the dot.',
    next: 'Open the row in the timeline. If the vendor has an event that is not known, report it; if the vendor is `host`, correct the call of `track`.',
  },
  bad_value: {
    title: 'A value of the wrong kind',
    meaning: 'A value, or the whole payload, was not what is documented. It was left out; an event whose id cannot be read got a random one.',
    next: 'For `host`, correct the call of `track`. Else the vendor changed something: report it.',
  },
  unknown_value: {
    title: 'A value that is not documented',
    meaning: 'The vendor sent a value that is not among those it documents. The event passed with it.',
    next: 'Allow for it in reports: the detail has the values that are documented.',
  },
  unknown_attribute: {
    title: 'An attribute that is not documented',
    meaning: 'The vendor sent an attribute that it does not document. It was left out.',
    next: 'Report it, so that it gets a property.',
  },
  trimmed: {
    title: 'A value that was cut',
    meaning: 'A value was longer than a property may be.',
    next: 'Nothing, unless you need the rest.',
  },
  bad_parameter: {
    title: 'A parameter that the destination does not take',
    meaning: 'The name or the number of parameters goes beyond what the destination takes. The parameter was left out.',
    next: 'Ask for fewer by `parameters`, or allow fewer or other keys by `dataKeys`.',
  },
  bad_event_name: {
    title: 'An event name that GA4 does not take',
    meaning: 'The recipe of a contract names an event as GA4 names none. It is sent, and GA4 drops it.',
    next: 'Correct the name in the recipe: the detail has it.',
  },
  double_counting: {
    title: 'GTM fires twice for one event',
    meaning: '`gtag` was called with the event of this name over GTM’s data layer, and it was pushed there too. A trigger of that name fires for both.',
    next: 'Send to GA4 by one of the two, or rename the events of one of them.',
  },
  sink_threw: {
    title: 'A destination threw an error',
    meaning: 'The destination’s library, or the sink, threw as it began, was asked whether it is ready, was handed an event, or ended.',
    next: 'Look at the error in the console of a page on localhost. The detail has its kind.',
  },
  sdk_threw: {
    title: 'A vendor’s SDK threw an error',
    meaning: 'The SDK threw when it was looked at or asked for listeners.',
    next: 'See whether it is the SDK that you expect. Hand it over by the source’s `attach`.',
  },
  tap_failed: {
    title: 'A vendor cannot be listened in on',
    meaning: 'A method on which the source listens cannot be wrapped, or the global throws.',
    next: 'See whether another script protects it, or keeps wrapping it. Else hand the events to the source’s `ingest`.',
  },
  http_error: {
    title: 'Your endpoint refused events',
    meaning: 'The endpoint refused a batch for good, and the batch was given up.',
    next: 'Correct the endpoint or the option `url`. The detail has the status, or `redirect`.',
  },
  storage_failed: {
    title: 'The browser’s storage cannot be used',
    meaning: 'It is off or full, or forgets what is written. Events wait in memory, and those that wait when the shopper leaves are lost.',
    next: 'Nothing, or set `storage: \'none\'`.',
  },
  bad_storage: {
    title: 'Something foreign in the storage',
    meaning: 'Under our keys in the storage there is something that is no event. It was left out.',
    next: 'See whether another script writes there.',
  },
  threw: {
    title: 'A callback threw an error',
    meaning: 'A callback of yours threw, a source could not start or stop, or a sink could not be looked at.',
    next: 'Look at the error in the console of a page on localhost, and correct the callback, or report the source or sink.',
  },
  too_many_issues: {
    title: 'More kinds of issues than are told apart',
    meaning: 'There are over a hundred kinds. All further ones are counted here together.',
    next: 'Work through those above: something is badly out of order.',
  },
} as const satisfies Readonly<Record<string, IssueText>>;

/** The code of an issue that has a text. */
export type IssueCode = keyof typeof issueTexts;

/** The text of an issue; of one that a newer version reports, what can be said without knowing it. */
export function textOfIssue(code: string): IssueText {
  const known: Readonly<Partial<Record<string, IssueText>>> = issueTexts;
  return Object.hasOwn(known, code) && known[code] ? known[code] : { title: code, meaning: 'This inspector does not know the issue.', next: 'Bring the inspector to the version of the other packages.' };
}
