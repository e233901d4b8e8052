import { atWebhook, everywhere, type Told } from '../expectation.js';
import type { Expected, Scenario, Step } from '../scenario.js';
import type { Setting } from '../simulation/stage.js';
import type { Moment } from './moments.js';
import { aSecond, later } from './steps.js';

/** Something that goes wrong, whichever chat is on the page. */
export interface Fault {
  readonly id: string;
  readonly title: string;
  /** What of it differs from vendor to vendor. */
  readonly with: (moment: Moment) => Pick<Scenario, 'steps' | 'expected' | 'figures'> & { readonly setting?: Omit<Setting, 'vendor'> };
}

const happens = ({ say, happen }: Moment, number = 1): Step => ({ say: `${say}.`, act: (stage) => void happen(stage, number) });

const webhookAlone = (told: Told): Expected => ({ webhook: [atWebhook(told)] });

const libraries = ['ga4', 'meta', 'gtm'] as const;
const sinks = [...libraries, 'webhook'] as const;

/** The same figure of several sinks. */
const ofSinks = (names: readonly string[], figure: string, number: number): Record<string, number> => Object.fromEntries(names.map((name) => [`sinks.${name}.${figure}`, number]));

const late = 'gtag.js, the pixel and Tag Manager come after three seconds.';

/** What goes wrong with libraries, storage and the network. */
const surroundings: readonly Fault[] = [
  {
    id: 'library-late',
    title: 'The libraries come late',
    with: (moment) => ({ setting: { libraries: 3000 }, steps: [aSecond, happens(moment), { say: late, act: ({ wait }) => wait(9000) }], expected: everywhere(moment.told(1)) }),
  },
  {
    id: 'library-blocked',
    title: 'The libraries are blocked',
    with: (moment) => ({
      setting: { libraries: 'never' },
      steps: [aSecond, happens(moment), later(60_000)],
      expected: webhookAlone(moment.told(1)),
      figures: { ...ofSinks(libraries, 'held.not_ready', 1), ...ofSinks(libraries, 'attempts', 0) },
    }),
  },
  {
    id: 'library-too-late',
    title: 'The libraries come when it is too late',
    with: (moment) => ({
      setting: { libraries: 31 * 60_000 },
      steps: [aSecond, happens(moment), { say: 'The libraries come after half an hour, and would take the event for a new one.', act: ({ wait }) => wait(32 * 60_000) }],
      expected: webhookAlone(moment.told(1)),
      figures: ofSinks(libraries, 'dropped.expired', 1),
    }),
  },
  {
    id: 'library-throwing',
    title: 'The libraries throw',
    with: (moment) => ({
      steps: [aSecond, { say: 'From now on every call of gtag, of fbq and of the data layer throws.', act: ({ breakLibraries }) => breakLibraries() }, happens(moment), later(3000)],
      expected: webhookAlone(moment.told(1)),
      figures: ofSinks(libraries, 'failed', 1),
    }),
  },
  {
    id: 'storage-full',
    title: 'Storage is full',
    with: (moment) => ({
      setting: { storage: 'full', libraries: 'manual' },
      steps: [
        aSecond,
        happens(moment),
        later(3000),
        { say: 'The shopper leaves and comes back to the same page.', act: ({ leaveAndComeBack }) => leaveAndComeBack() },
        later(3000),
        { say: 'The libraries come.', act: ({ letLibrariesCome }) => letLibrariesCome() },
        later(9000),
      ],
      expected: everywhere(moment.told(1)),
    }),
  },
  {
    id: 'storage-off',
    title: 'Storage is off',
    with: (moment) => ({ setting: { storage: 'off', libraries: 3000 }, steps: [aSecond, happens(moment), { say: late, act: ({ wait }) => wait(9000) }], expected: everywhere(moment.told(1)) }),
  },
  {
    id: 'webhook-failing',
    title: 'The webhook fails, and is back',
    with: (moment) => ({
      setting: { answers: [503, 0, 429] },
      steps: [aSecond, happens(moment), { say: 'The endpoint answers 503, then not at all, then 429. A minute and a half passes.', act: ({ wait }) => wait(90_000) }],
      expected: everywhere(moment.told(1)),
      figures: { 'sinks.webhook.delivered': 1, 'sinks.webhook.failed': 0 },
    }),
  },
  {
    id: 'webhook-refusing',
    title: 'The webhook refuses',
    with: (moment) => ({
      setting: { answers: [400] },
      steps: [aSecond, happens(moment), { say: 'The endpoint answers 400, which no repetition mends. A minute and a half passes.', act: ({ wait }) => wait(90_000) }],
      expected: { ...everywhere(moment.told(1)), webhook: [] },
      figures: { 'sinks.webhook.failed': 1, 'sinks.webhook.delivered': 0 },
    }),
  },
];

/** What comes more often than it happened, or more quickly than it can be told. */
const numbers: readonly Fault[] = [
  {
    id: 'duplicates',
    title: 'The chat tells the same again',
    with: (moment) => ({
      steps: [
        aSecond,
        {
          say: `${moment.say}, and says it twice more.`,
          act(stage) {
            const again = moment.happen(stage, 1);
            again();
            again();
          },
        },
        later(3000),
      ],
      expected: everywhere(moment.told(1)),
      figures: { [`sources.${moment.source}.duplicate`]: 2 },
    }),
  },
  {
    id: 'copies',
    title: 'Two copies of the library on the page',
    with: (moment) => ({
      steps: [{ say: 'The same analytics start a second time.', act: ({ startCopy }) => startCopy() }, aSecond, happens(moment), later(3000)],
      expected: everywhere(moment.told(1)),
    }),
  },
  {
    id: 'restart',
    title: 'The analytics are stopped and started anew',
    with: (moment) => ({
      setting: { libraries: 'manual' },
      steps: [
        aSecond,
        happens(moment),
        later(3000),
        { say: 'They are stopped, and started anew.', act: ({ restart }) => restart() },
        later(1000),
        { say: 'The libraries come.', act: ({ letLibrariesCome }) => letLibrariesCome() },
        later(3000),
      ],
      expected: everywhere(moment.told(1)),
    }),
  },
  {
    id: 'burst',
    title: 'More at once than gtag.js survives',
    with: (moment) => ({
      steps: [
        aSecond,
        {
          say: `${moment.say}, thirty times at once.`,
          act(stage) {
            for (let number = 1; number <= 30; number++) moment.happen(stage, number);
          },
        },
        later(15_000),
      ],
      expected: everywhere(...Array.from({ length: 30 }, (_, index) => moment.told(index + 1))),
    }),
  },
];

const consentAfter = 5000;

/** Two that ask in the page's place. What they say before the shopper has answered is no answer. */
const platforms = (['consent_mode', 'tcf'] as const).flatMap((consentBy): Fault[] => {
  const [name, id] = consentBy === 'tcf' ? ['A TCF platform', 'tcf'] : ['Consent Mode', 'consent-mode'];
  const asked: Step = { say: consentBy === 'tcf' ? 'The platform’s dialogue has been open for a second.' : 'Everything has been denied by default for a second.', act: ({ wait }) => wait(1000) };
  return [
    {
      id: `${id}-answered`,
      title: `${name} asks, and the shopper agrees`,
      with: (moment) => ({
        setting: { consentBy },
        steps: [asked, happens(moment), later(consentAfter), { say: 'The shopper agrees to both.', act: ({ agree }) => agree() }, later(3000)],
        expected: everywhere(moment.told(1)),
      }),
    },
    {
      id: `${id}-unanswered`,
      title: `${name} asks, and nobody answers`,
      with: (moment) => ({ setting: { consentBy }, steps: [asked, happens(moment), later(60_000)], expected: {}, figures: ofSinks(sinks, 'held.consent', 1) }),
    },
  ];
});

/** What the shopper has not allowed, not yet, or no longer. */
const consents: readonly Fault[] = [
  {
    id: 'consent-pending',
    title: 'Consent is pending, and then given',
    with: (moment) => ({
      setting: { consent: { analytics: 'pending', advertising: 'pending' } },
      steps: [
        aSecond,
        happens(moment),
        later(consentAfter),
        { say: 'The shopper agrees to both.', act: ({ analytics }) => analytics.consent.update({ analytics: 'granted', advertising: 'granted' }) },
        later(3000),
      ],
      expected: everywhere(moment.told(1)),
    }),
  },
  {
    id: 'consent-unanswered',
    title: 'Consent is asked for, and nobody answers',
    with: (moment) => ({
      setting: { consent: { analytics: 'pending', advertising: 'pending' } },
      steps: [aSecond, happens(moment), later(60_000)],
      expected: {},
      figures: ofSinks(sinks, 'held.consent', 1),
    }),
  },
  {
    id: 'consent-refused',
    title: 'Consent is pending, and then refused',
    with: (moment) => ({
      setting: { consent: { analytics: 'pending', advertising: 'pending' } },
      steps: [
        aSecond,
        happens(moment),
        later(consentAfter),
        { say: 'The shopper refuses both.', act: ({ analytics }) => analytics.consent.update({ analytics: 'denied', advertising: 'denied' }) },
        later(3000),
      ],
      expected: {},
      figures: ofSinks(sinks, 'dropped.denied', 1),
    }),
  },
  {
    id: 'consent-withdrawn',
    title: 'Consent is withdrawn',
    with: (moment) => ({
      steps: [
        aSecond,
        happens(moment),
        later(consentAfter),
        { say: 'The shopper withdraws both.', act: ({ analytics }) => analytics.consent.update({ analytics: 'denied', advertising: 'denied' }) },
        happens(moment, 2),
        later(3000),
      ],
      expected: everywhere(moment.told(1)),
      figures: { ...ofSinks(sinks, 'delivered', 1), ...ofSinks(sinks, 'dropped.denied', 1) },
    }),
  },
  {
    id: 'consent-in-part',
    title: 'Consent to analytics, not to advertising',
    with: (moment) => ({
      setting: { consent: { analytics: 'granted', advertising: 'denied' } },
      steps: [aSecond, happens(moment), later(3000)],
      expected: { ...everywhere(moment.told(1)), meta: [] },
      figures: { 'sinks.meta.dropped.denied': 1 },
    }),
  },
];

/** The shopper goes elsewhere before everything is told. */
const navigation: readonly Fault[] = [
  {
    id: 'burst-navigation',
    title: 'The shopper goes to another page in the middle of a burst',
    with: (moment) => ({
      steps: [
        aSecond,
        {
          say: `${moment.say}, thirty times at once.`,
          act(stage) {
            for (let number = 1; number <= 30; number++) moment.happen(stage, number);
          },
        },
        later(2000),
        { say: 'The shopper goes to another page, with some of it told and some of it waiting.', act: ({ navigate }) => navigate() },
        later(15_000),
      ],
      expected: everywhere(...Array.from({ length: 30 }, (_, index) => moment.told(index + 1))),
    }),
  },
  {
    id: 'navigation',
    title: 'The shopper goes to another page before the libraries come',
    with: (moment) => ({
      setting: { libraries: 'manual' },
      steps: [
        aSecond,
        happens(moment),
        later(3000),
        { say: 'The shopper goes to another page, where the libraries come at once.', act: ({ navigate }) => navigate('now') },
        later(9000),
      ],
      expected: everywhere(moment.told(1)),
      figures: ofSinks(libraries, 'restored', 1),
    }),
  },
  {
    id: 'back-forward',
    title: 'The shopper leaves and comes back to the same page',
    with: (moment) => ({
      setting: { libraries: 'manual' },
      steps: [
        aSecond,
        happens(moment),
        later(3000),
        { say: 'The shopper leaves, and comes back: the page was kept in the back/forward cache.', act: ({ leaveAndComeBack }) => leaveAndComeBack() },
        later(1000),
        { say: 'The libraries come.', act: ({ letLibrariesCome }) => letLibrariesCome() },
        later(9000),
      ],
      expected: everywhere(moment.told(1)),
    }),
  },
];

/** The faults that every vendor's chat must come through. */
export const faults: readonly Fault[] = [...surroundings, ...numbers, ...consents, ...platforms, ...navigation];

export function faultScenario(fault: Fault, moment: Moment): Scenario {
  const { setting, ...rest } = fault.with(moment);
  return { id: `${moment.vendor}/fault/${fault.id}`, vendor: moment.vendor, kind: 'fault', title: fault.title, setting: { ...moment.setting, ...setting }, ...rest };
}
