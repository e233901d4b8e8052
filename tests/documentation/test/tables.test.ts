// @vitest-environment node
import { autochat, contract } from '@chat-analytics/autochat';
import { clarity } from '@chat-analytics/clarity';
import { createChatAnalytics, eventTypes, propertyTable, requiredProperties, type Issue, type OptionProblem } from '@chat-analytics/core';
import { issueTexts } from '@chat-analytics/inspector/issues';
import { kustomer } from '@chat-analytics/kustomer';
import { ga4 } from '@chat-analytics/ga4-sink';
import { gtm } from '@chat-analytics/gtm-sink';
import { defaultStandardEvents, meta } from '@chat-analytics/meta-sink';
import { buildGtmContainer, buildSnippet, templates } from '@chat-analytics/recipes';
import * as testing from '@chat-analytics/testing';
import { webhook } from '@chat-analytics/webhook-sink';
import { describe, expect, it, vi } from 'vitest';
import { checks } from '../../../packages/inspector/src/doctor/checks/index.js';
import { reasonText, reasonTexts } from '../../../packages/inspector/src/words.js';
import { issueCodes, ledgerReasons, membersOf, propertiesByType, textsInSources } from './code.js';
import { codeIn, namesUnder, packages, pages, readText, tableUnder } from './documents.js';

const core = 'packages/core/README.md';
const testingReadme = 'packages/testing/README.md';
/** Told in the place of all others, where there are too many kinds of them: no call has it. */
const tooManyIssues = 'too_many_issues';
const sorted = (names: Iterable<string>): string[] => [...names].sort();

/** What a factory says of options that it was given. */
function optionsOf(find: (given: never) => readonly OptionProblem[] | undefined): { names: string[]; rule: (name: string) => string } {
  const problems = (options: object): readonly OptionProblem[] => find(options as never) ?? [];
  const [unknown] = problems({ bogus: 1 });
  return {
    names: unknown?.detail.replace('allowed: ', '').split(', ') ?? [],
    // Nothing takes a symbol, except what takes anything.
    rule: (name) => problems({ [name]: Symbol('wrong') })[0]?.detail.replace('must be ', '') ?? 'any',
  };
}

function problemsOfAnalytics(options: object): OptionProblem[] {
  const problems: OptionProblem[] = [];
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const onIssue = ({ code, where, detail = '' }: Issue): number => problems.push({ code, where, detail });
  createChatAnalytics({ sources: [], sinks: [], consent: 'not_required', onIssue, ...options });
  return problems.filter(({ where }) => where.startsWith('createChatAnalytics'));
}

const factories = {
  [core]: problemsOfAnalytics,
  'packages/autochat/README.md': (options: never) => autochat(options).problems,
  'packages/clarity/README.md': (options: never) => clarity(options).problems,
  'packages/kustomer/README.md': (options: never) => kustomer(options).problems,
  'packages/ga4-sink/README.md': (options: never) => ga4(options).problems,
  'packages/gtm-sink/README.md': (options: never) => gtm(options).problems,
  'packages/meta-sink/README.md': (options: never) => meta(options).problems,
  'packages/webhook-sink/README.md': (options: never) => webhook(options).problems,
};

/** How a README writes what the phrase of a rule allows. */
function written(phrase: string): string {
  const known: Readonly<Record<string, string>> = {
    'list of strings': 'string[]',
    'list of event types': 'EventType[]',
    'object by event type': '{ [type]:',
    array: '[]',
    false: 'false',
    function: '=>',
    object: '{',
    any: '',
    'non-empty string': 'string',
  };
  const types = ['string', 'number', 'boolean', 'true'];
  return known[phrase] ?? (phrase.startsWith('list of ') ? '[]' : types.includes(phrase) ? phrase : `'${phrase}'`);
}

describe('the table of options names those that there are, with their types', () => {
  for (const [document, find] of Object.entries(factories)) {
    it(document, () => {
      const rows = new Map(tableUnder(document, 'Options').map(([name = '', type = '']) => [name.replaceAll('`', ''), type]));
      const { names, rule } = optionsOf(find);
      expect(sorted(rows.keys())).toEqual(sorted(names));
      for (const name of names) {
        // A window is an object of one kind only.
        if (name !== 'window') for (const phrase of rule(name).split('|')) expect(rows.get(name), `the type of ${name}`).toContain(written(phrase));
      }
    });
  }

  it('and the bounds', () => {
    const { names } = optionsOf((limits) => problemsOfAnalytics({ limits }));
    const [, type = ''] = tableUnder(core, 'Options').find(([name]) => name === '`limits`') ?? [];
    expect(Array.from(type.matchAll(/(\w+)\?:/g), (match) => match[1])).toEqual(names);
  });

  for (const document of ['packages/ga4-sink/README.md', 'packages/meta-sink/README.md'] as const) {
    it(`and the further fields: ${document}`, () => {
      const meaning = tableUnder(document, 'Options').find(([name]) => name === '`parameters`')?.[3] ?? '';
      expect(sorted(codeIn(meaning))).toEqual(sorted(membersOf('ExtraField')));
      expect(optionsOf(factories[document]).rule('parameters')).toBe(`list of ${codeIn(meaning).join(', ')}`);
    });
  }
});

it('Autochat: the table of events is the contract', () => {
  const rows = tableUnder('packages/autochat/README.md', 'Events').map(([name = '', type = '']) => [...codeIn(name), ...codeIn(type)]);
  expect(rows).toEqual(Object.entries(contract.events).map(([name, { type }]) => [name, type]));
});

it('Meta: the table of standard events is what true stands for', () => {
  const rows = tableUnder('packages/meta-sink/README.md', 'Standard events').map(([type = '', name = '']) => [...codeIn(type), ...codeIn(name)]);
  expect(Object.fromEntries(rows)).toEqual(defaultStandardEvents);
});

describe('recipes', () => {
  const readme = 'packages/recipes/README.md';
  /** The options that a function says it has, of one that it has not. */
  function optionsOfFunction(build: (options: never) => unknown): string[] {
    try {
      build({ bogus: 1 } as never);
    } catch (error) {
      return /allowed: (.*)\.$/.exec(String(error))?.[1]?.split(', ') ?? [];
    }
    return [];
  }

  it('the options of a snippet', () => {
    expect(namesUnder(readme, 'Snippets')).toEqual(optionsOfFunction(buildSnippet));
  });

  it('the options of a container', () => {
    expect(namesUnder(readme, 'A container for Google Tag Manager')).toEqual(optionsOfFunction(buildGtmContainer));
  });

  it('the templates, and whom they are for', () => {
    const rows = tableUnder(readme, 'Templates').map(([name = '', , vendors = '']) => [codeIn(name)[0], codeIn(vendors)]);
    expect(rows).toEqual(Object.entries(templates).map(([name, { vendors }]) => [name, vendors.length === 3 ? [] : vendors]));
  });
});

describe('core', () => {
  it('event types and the properties of each, the required ones in bold', () => {
    const rows = tableUnder(core, 'Event types').map(([type = '', , properties = '']) => ({
      type: codeIn(type)[0],
      properties: sorted(codeIn(properties)),
      required: Array.from(properties.matchAll(/\*\*`(\w+)`\*\*/g), (match) => match[1]),
    }));
    const properties = propertiesByType();
    const required: Readonly<Record<string, readonly string[]>> = requiredProperties;
    expect(rows).toEqual(eventTypes.map((type) => ({ type, properties: sorted(properties[type] ?? []), required: required[type] ?? [] })));
  });

  it('property kinds and the properties of each', () => {
    const rows = tableUnder(core, 'Property kinds').map(([kind = '', , , names = '']) => [codeIn(kind)[0], codeIn(names)]);
    expect(rows).toEqual(Object.entries(propertyTable).map(([kind, classes]) => [kind, Object.values<readonly string[]>(classes).flat()]));
  });

  it('fields of an event', () => {
    expect(sorted(namesUnder(core, 'Fields'))).toEqual(sorted(membersOf('ChatEvent')));
  });

  it('methods', () => {
    expect(sorted(namesUnder(core, 'Methods'))).toEqual(sorted(membersOf('ChatAnalytics')));
  });

  it('states of consent', () => {
    expect(sorted(namesUnder(core, 'Consent'))).toEqual(sorted(membersOf('ConsentState')));
  });

  it.each([
    ['followConsentMode', 'FollowConsentMode'],
    ['followTcf', 'FollowTcf'],
  ])('options of %s', (helper, type) => {
    const [, rows = ''] = new RegExp(`^\\| option of \`${helper}\`.*\\n.*\\n((?:\\|.*\\n)+)`, 'm').exec(readText(core)) ?? [];
    expect(sorted(Array.from(rows.matchAll(/^\| `(\w+)`/gm), (match) => match[1] ?? ''))).toEqual(sorted(membersOf(type)));
  });

  it('stages of the ledger', () => {
    expect(sorted(namesUnder(core, 'The ledger'))).toEqual(sorted(membersOf('Stage')));
  });

  it('reasons in the ledger: all those that the code enters, and none that it does not know', () => {
    const named = namesUnder(core, 'Reasons');
    expect(ledgerReasons().length).toBeGreaterThan(0);
    expect(ledgerReasons().filter((reason) => !named.includes(reason))).toEqual([]);
    const texts = textsInSources();
    expect(named.filter((reason) => !texts.has(reason))).toEqual([]);
  });

  it('parts of health', () => {
    expect(sorted(namesUnder(core, 'Health'))).toEqual(sorted(membersOf('Health')));
    const fields = (part: string): string[] => sorted(codeIn(tableUnder(core, 'Health').find(([name]) => name === part)?.[1] ?? ''));
    expect(fields('`sources`')).toEqual(sorted(membersOf('SourceHealth')));
    expect(fields('`sinks`')).toEqual(sorted(membersOf('SinkHealth')));
  });

  it('codes of issues', () => {
    expect(sorted(namesUnder(core, 'Issues'))).toEqual(sorted([...issueCodes(), tooManyIssues]));
  });
});

describe('inspector', () => {
  const readme = 'packages/inspector/README.md';

  it('options, and what it returns', () => {
    expect(sorted(namesUnder(readme, 'Options'))).toEqual(sorted(membersOf('InspectorOptions')));
    for (const name of membersOf('MountedInspector')) expect(readText(readme)).toContain(`\`${name}`);
  });

  it('the doctor’s checks, in their order', () => {
    const rows = tableUnder(readme, 'Doctor').map(([id = '', title = '']) => [codeIn(id)[0], title]);
    expect(rows).toEqual(checks.map(({ id, title }) => [id, `${title}.`]));
  });

  it('has a text for every issue that the code can report, and for none that it cannot', () => {
    expect(sorted(Object.keys(issueTexts))).toEqual(sorted([...issueCodes(), tooManyIssues]));
    for (const { title, meaning, next } of Object.values(issueTexts)) expect([title, meaning, next].every((text) => text.length > 5)).toBe(true);
  });

  it('has words for every reason that the ledger enters', () => {
    const all = [...ledgerReasons(), ...namesUnder(core, 'Reasons').filter((name) => name !== 'missing_')];
    expect(all.filter((reason) => !(reason in reasonTexts) && !reason.startsWith('missing_'))).toEqual([]);
    expect(reasonText('missing_rating')).toBe('the required rating is missing');
  });
});

describe('testing', () => {
  const rows = (heading: string, number: number): string[] => {
    // Several tables stand under one heading: the rows of the n-th.
    const parts = readText(testingReadme).split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
    const tables = parts.match(/(?:^\|.*\n)+/gm) ?? [];
    return (tables[number] ?? '').split('\n').slice(2, -1);
  };
  const names = (heading: string, number: number): string[] => sorted(rows(heading, number).map((row) => /`(\w+)/.exec(row)?.[1] ?? row));

  it('exports', () => {
    expect(sorted(namesUnder(testingReadme, 'What is in it'))).toEqual(sorted(Object.keys(testing)));
  });

  it('the widget', () => {
    expect(names('Autochat', 0)).toEqual(sorted(membersOf('AutochatWidgetOptions')));
    expect(names('Autochat', 1)).toEqual(sorted(membersOf('AutochatWidget')));
  });

  it('the destinations', () => {
    const heading = 'gtag.js and the Meta Pixel';
    expect(names(heading, 0)).toEqual(sorted(membersOf('VendorPageOptions')));
    expect(names(heading, 1)).toEqual(sorted([...membersOf('GtagOptions'), ...membersOf('MetaPixelOptions')]));
    expect(names(heading, 2)).toEqual(sorted(membersOf('VendorPage')));
    for (const name of [...membersOf('GtagFake'), ...membersOf('MetaPixelFake')]) expect(readText(testingReadme)).toContain(`\`${name}`);
  });

  it('the tag manager', () => {
    expect(names('A tag manager', 0)).toEqual(sorted(membersOf('TagManagerOptions')));
    expect(names('A tag manager', 1)).toEqual(sorted(membersOf('TagManagerFake')));
  });

  it('the consent platform', () => {
    expect(names('A consent platform', 0)).toEqual(sorted(membersOf('TcfFakeOptions')));
    for (const name of membersOf('TcfFake')) expect(rows('A consent platform', 1).join()).toContain(`\`${name}(`);
  });

  it('the suites', () => {
    expect(names('Suites', 0)).toEqual(sorted(membersOf('SourceConformanceOptions')));
    expect(names('Suites', 1)).toEqual(sorted(membersOf('SinkConformanceOptions')));
  });
});

describe('the repository', () => {
  it('the root README lists every package', () => {
    expect(sorted(namesUnder('README.md', 'Packages'))).toEqual(packages.map((name) => `@chat-analytics/${name}`));
  });

  it('CONTRIBUTING names every package in its layout', () => {
    const layout = readText('CONTRIBUTING.md').split('```')[1] ?? '';
    expect(packages.filter((name) => !new RegExp(`^  ${name} `, 'm').test(layout))).toEqual([]);
  });

  it('whoever follows an install line installs packages that there are', () => {
    const documents = ['README.md', ...packages.map((name) => `packages/${name}/README.md`), ...pages];
    const named = documents.flatMap((document) => readText(document).match(/@chat-analytics\/[\w-]+/g) ?? []);
    expect(named.filter((name) => !packages.includes(name.replace('@chat-analytics/', '')))).toEqual([]);
  });
});

describe('the site', () => {
  it('has no measured figure written by hand: each comes out of a file that was generated', () => {
    const prose = (document: string): string => readText(document).replace(/```[\s\S]*?```|`[^`\n]*`/g, '');
    const measured = /\d[\d.,]*\s?(?:kB|KB|MB|µs|ms|%|times (?:faster|smaller))/g;
    expect(pages.flatMap((document) => Array.from(prose(document).matchAll(measured), ([figure]) => `${document}: ${figure}`))).toEqual([]);
  });
});
