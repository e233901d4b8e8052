// @vitest-environment node
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const source = fileURLToPath(new URL('../src/index.ts', import.meta.url));
const config = ts.readConfigFile(fileURLToPath(new URL('../../../tsconfig.base.json', import.meta.url)), (path) => ts.sys.readFile(path));
const { options } = ts.convertCompilerOptionsFromJson((config.config as { compilerOptions: unknown }).compilerOptions, '.');

const contractWith = (event: string): string => `defineContract({ vendor: 'acme', events: { asked: ${event} } });`;

/** What must compile, and what must not, with what the compiler's message has to name. */
const accepted: Record<string, string> = {
  'a type alone': contractWith(`{ type: 'chat_opened', actor: 'visitor' }`),
  'constants and paths of the type': contractWith(`{ type: 'chat_opened', actor: 'visitor', set: { opened_via: 'badge' }, take: { widget_size: 'size' } }`),
  'a required property that is taken': contractWith(`{ type: 'survey_submitted', actor: 'visitor', take: { rating: 'response.rating' } }`),
  'a required property that is set': contractWith(`{ type: 'message_rated', actor: 'visitor', set: { sentiment: 'positive' } }`),
  'a narrowed event': `function f(event: ChatEvent) { if (event.event_type === 'survey_submitted') { const rating: number = event.properties.rating; return rating; } return 0; } f;`,
  'a host event': `createChatAnalytics({ sources: [], sinks: [], consent: 'not_required' }).track({ event_type: 'goal_met' });`,
};

const refused: Record<string, { code: string; names: string }> = {
  'an unknown event type': { code: contractWith(`{ type: 'chat_opend', actor: 'visitor' }`), names: 'chat_opend' },
  'an unknown property to set': { code: contractWith(`{ type: 'chat_opened', actor: 'visitor', set: { opened_through: 'badge' } }`), names: 'opened_through' },
  'an unknown property to take': { code: contractWith(`{ type: 'chat_opened', actor: 'visitor', take: { widget_sise: 'size' } }`), names: 'widget_sise' },
  'an unknown property to take, beside a known one': { code: contractWith(`{ type: 'chat_opened', actor: 'visitor', take: { opened_via: 'via', widget_sise: 'size' } }`), names: 'no property widget_sise' },
  'an unknown property to set, beside the required one': { code: contractWith(`{ type: 'survey_submitted', actor: 'visitor', take: { rating: 'stars' }, set: { ratting_max: 5 } }`), names: 'ratting_max' },
  "another type's property, beside the required one": { code: contractWith(`{ type: 'message_rated', actor: 'visitor', take: { sentiment: 'thumb', survey_id: 'id' } }`), names: 'no property survey_id' },
  'an unknown part of an event': { code: contractWith(`{ type: 'chat_opened', actor: 'visitor', takes: { opened_via: 'via' } }`), names: 'no property takes' },
  "another type's property": { code: contractWith(`{ type: 'chat_opened', actor: 'visitor', take: { rating: 'stars' } }`), names: 'rating' },
  'a constant of another kind': { code: contractWith(`{ type: 'survey_submitted', actor: 'visitor', set: { rating: 'five' } }`), names: 'rating' },
  'a path that is no string': { code: contractWith(`{ type: 'survey_submitted', actor: 'visitor', take: { rating: 5 } }`), names: 'rating' },
  'a missing required property': { code: contractWith(`{ type: 'survey_submitted', actor: 'visitor', take: { survey_id: 'id' } }`), names: 'required property rating' },
  'an unknown actor': { code: contractWith(`{ type: 'chat_opened', actor: 'robot' }`), names: 'robot' },
  'a missing actor': { code: contractWith(`{ type: 'chat_opened' }`), names: 'actor' },
  'an unknown envelope field': { code: `defineContract({ vendor: 'acme', envelope: { conversation: 'id' }, events: {} });`, names: 'conversation' },
  'a recipe that takes an unknown field': {
    code: `defineContract({ vendor: 'acme', events: {}, recipes: { ga4: { '*': { name: 'x', take: { a: 'event_name' } } } } });`,
    names: 'event_name',
  },
  'analytics without consent': { code: `createChatAnalytics({ sources: [], sinks: [] });`, names: 'consent' },
  'a consent state that is none': { code: `createChatAnalytics({ sources: [], sinks: [], consent: { analytics: 'yes' } });`, names: 'yes' },
  'an unknown option': { code: `createChatAnalytics({ sources: [], sinks: [], consent: 'not_required', sink: [] });`, names: 'sink' },
  'a host event without its required property': {
    code: `createChatAnalytics({ sources: [], sinks: [], consent: 'not_required' }).track({ event_type: 'survey_submitted' });`,
    names: 'properties',
  },
  "a host event with another type's property": {
    code: `createChatAnalytics({ sources: [], sinks: [], consent: 'not_required' }).track({ event_type: 'goal_met', properties: { widget_size: 'large' } });`,
    names: 'widget_size',
  },
};

/** One program for all snippets: starting the compiler is what takes time. */
const snippets = new Map<string, string>();
for (const [name, code] of [...Object.entries(accepted), ...Object.entries(refused).map(([name, { code }]) => [name, code] as const)]) {
  snippets.set(`${source.replace('index.ts', '')}${name.replace(/\W/g, '-')}.snippet.ts`, `import { createChatAnalytics, defineContract, type ChatEvent } from './index.js'; createChatAnalytics; defineContract; export type Used = ChatEvent;\n${code}`);
}
const host = ts.createCompilerHost(options);
const { readFile, fileExists } = host;
host.readFile = (path) => snippets.get(path) ?? readFile.call(host, path);
host.fileExists = (path) => snippets.has(path) || fileExists.call(host, path);
const program = ts.createProgram([...snippets.keys()], options, host);

function messagesOf(name: string): string[] {
  const file = program.getSourceFile(`${source.replace('index.ts', '')}${name.replace(/\W/g, '-')}.snippet.ts`);
  if (!file) throw new Error(`${name} is not in the program`);
  return program.getSemanticDiagnostics(file).map(
    ({ messageText, start = 0, length = 0, relatedInformation = [] }) =>
      // A person sees the underlined code too.
      `${ts.flattenDiagnosticMessageText(messageText, '\n')} at ${file.text.slice(start, start + length)} ${relatedInformation.map((more) => ts.flattenDiagnosticMessageText(more.messageText, '\n')).join('\n')}`,
  );
}

describe('the compiler accepts', () => {
  for (const name of Object.keys(accepted)) it(name, () => expect(messagesOf(name)).toEqual([]));
});

describe('the compiler refuses, naming the culprit,', () => {
  for (const [name, { names }] of Object.entries(refused)) {
    it(name, () => {
      const messages = messagesOf(name);
      expect(messages.length).toBeGreaterThan(0);
      expect(messages.join('\n')).toContain(names);
    });
  }
});
