// Who takes part. `page` is the window a subject lives in: `minimal` where it needs no document, else happy-dom's.
const both = ['gtag', 'fbq'];
const ours = { autochat: 'Autochat', kustomer: 'Kustomer', clarity: 'Clarity url_click' };

/** One line of a table. `kind` says what part it has: the limit, ours, or a peer. */
const line = (key, title, subject, rest = {}) => ({ key, title, subject, kind: 'other', vendor: 'autochat', naming: 'normalized', page: 'minimal', destinations: both, ...rest });

/** Somebody else's library. */
const peer = (name, page, rest = {}) => line(name.toLowerCase(), name, name.toLowerCase(), { kind: 'peer', page, ...rest });

const peers = (withoutDocument, withDocument) => [peer('walkerOS', withoutDocument), peer('Segment', withDocument), peer('analytics', withDocument, { destinations: ['gtag'] })];

const perVendor = (kind, title, subjectOf) =>
  Object.entries(ours).flatMap(([vendor, name]) =>
    ['recipe', 'normalized'].map((naming) => line(`${kind} ${vendor} ${naming}`, `${title}, ${name}, ${naming}`, subjectOf(vendor), { kind, vendor, naming })),
  );

/** @type {readonly import('../src/results.js').Line[]} */
export const nodeLines = [
  ...perVendor('direct', 'direct calls', () => 'direct'),
  line('mitt', 'mitt', 'mitt'),
  line('bridge', 'published bridge', 'published-bridge', { naming: 'recipe' }),
  ...perVendor('ours', 'this project', (vendor) => `chat-analytics-${vendor}`),
  ...peers('minimal', 'happy-dom'),
  line('bridge happy-dom', 'published bridge, through happy-dom', 'published-bridge', { naming: 'recipe', page: 'happy-dom' }),
  line('ours happy-dom', 'this project, Autochat, normalized, through happy-dom', 'chat-analytics-autochat', { page: 'happy-dom' }),
];

/** Those whose growth is looked at. */
export const growthLines = nodeLines.filter(({ kind, naming }) => kind === 'peer' || (kind === 'ours' && naming === 'normalized'));

/** @type {readonly import('../src/results.js').Line[]} */
export const chromiumLines = [
  line('bridge', 'published bridge', 'published-bridge', { naming: 'recipe', page: 'chromium' }),
  line('ours recipe', 'this project, recipe', 'chat-analytics-autochat', { kind: 'ours', naming: 'recipe', page: 'chromium' }),
  line('ours normalized', 'this project, normalized', 'chat-analytics-autochat', { kind: 'ours', page: 'chromium' }),
  ...peers('chromium', 'chromium'),
];

/**
 * Those whose start is timed: what a page has when it uses one vendor.
 *
 * @type {readonly import('../src/results.js').Line[]}
 */
export const startLines = [
  ...Object.entries(ours).map(([vendor]) => line(`ours ${vendor}`, `this project, ${vendor[0].toUpperCase()}${vendor.slice(1)}`, `chat-analytics-${vendor}`, { kind: 'ours', vendor })),
  ...chromiumLines.filter(({ kind }) => kind === 'peer'),
];
