// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { run } from '../src/cli/run.js';
import { buildGtmContainer, buildSnippet, buildTemplate, buildVariableTemplate, templateNames } from '../src/index.js';

/** Runs the command line, as words apart by spaces. */
function runWith(...args: string[]): { code: number; out: string; told: string; files: Record<string, string> } {
  const result = { code: 0, out: '', told: '', files: {} as Record<string, string> };
  result.code = run(args, {
    print: (text) => (result.out += text),
    tell: (text) => (result.told += text),
    write(path, text) {
      if (path.startsWith('/nowhere')) throw new Error('there is no such folder');
      result.files[path] = text;
    },
  });
  return result;
}

describe('the command line makes', () => {
  it('a snippet, and tells what to know about it', () => {
    const { code, out, told } = runWith('snippet', '--vendor', 'autochat', '--provider', 'ga4', '--events', 'goal_met, lead_qualified', '--naming', 'recipe', '--measurement-id', 'G-XXXXXXXXXX');
    const snippet = buildSnippet({ vendor: 'autochat', provider: 'ga4', events: ['goal_met', 'lead_qualified'], naming: 'recipe', measurementId: 'G-XXXXXXXXXX' });
    expect([code, out]).toEqual([0, snippet.code]);
    expect(told).toBe(`\n${snippet.notes.map((note) => `- ${note}\n`).join('')}`);
  });

  it('a snippet with every option', () => {
    const meta = runWith('snippet', '-v', 'kustomer', '-p', 'meta', '--pixel-id', '1234567890', '--standard-events', '--global', 'ShopChat', '--custom-event', 'proactive trigger=shown', '--custom-event', 'conversation ended=ended');
    expect(meta.out).toBe(
      buildSnippet({ vendor: 'kustomer', provider: 'meta', pixelId: '1234567890', standardEvents: true, global: 'ShopChat', customEvents: { 'proactive trigger': 'shown', 'conversation ended': 'ended' } }).code,
    );
    const layer = runWith('snippet', '-v', 'autochat', '-p', 'gtm', '-n', 'recipe', '--data-layer', 'layer', '--aliases', '--listen', 'aliases');
    expect(layer.out).toBe(buildSnippet({ vendor: 'autochat', provider: 'gtm', naming: 'recipe', dataLayer: 'layer', aliases: true, listen: 'aliases' }).code);
    const custom = runWith('snippet', '-v', 'clarity', '-p', 'custom', '--callback', 'onChat', '--globals', 'brweb,shop');
    expect(custom.out).toBe(buildSnippet({ vendor: 'clarity', provider: 'custom', callback: 'onChat', globals: ['brweb', 'shop'] }).code);
  });

  it('a container, in a file', () => {
    const { code, out, told, files } = runWith('container', '--vendors', 'autochat,clarity', '--ga4-measurement-id', 'G-XXXXXXXXXX', '--routing', 'tag-per-event', '--consent', 'not_required', '--out', 'container.json');
    expect([code, out, told]).toEqual([0, '', 'Wrote container.json.\n']);
    expect(JSON.parse(files['container.json'] ?? '')).toEqual(
      buildGtmContainer({ vendors: ['autochat', 'clarity'], ga4MeasurementId: 'G-XXXXXXXXXX', routing: 'tag-per-event', consent: 'not_required' }),
    );
  });

  it('the same of a list that is given one at a time', () => {
    const { out } = runWith('container', '-v', 'autochat', '-v', 'kustomer');
    expect(out).toBe(runWith('container', '-v', 'autochat,kustomer').out);
    const snippet = runWith('snippet', '-v', 'clarity', '-p', 'ga4', '-e', 'chat_opened', '-e', 'chat_closed', '--globals', 'brweb', '--globals', 'shop');
    expect(snippet.out).toBe(buildSnippet({ vendor: 'clarity', provider: 'ga4', events: ['chat_opened', 'chat_closed'], globals: ['brweb', 'shop'] }).code);
  });

  it('every static template', () => {
    for (const name of templateNames) expect(runWith('template', name, '--vendor', 'autochat').out).toBe(buildTemplate(name, 'autochat').code);
  });

  it('the variable template', () => {
    expect(runWith('variable-template').out).toBe(buildVariableTemplate());
  });
});

describe('a wrong option ends with 2, and a sentence', () => {
  const cases: Readonly<Record<string, string>> = {
    'snippet --vendor intercom --provider ga4': "Option '-v, --vendor <name>' argument 'intercom' is invalid. Allowed choices are autochat, kustomer, clarity.",
    'snippet --provider ga4': "Required option '-v, --vendor <name>' not specified.",
    'snippet --vendor autochat --provider ga4 --event goal_met': "Unknown option '--event'. Did you mean --events?",
    'snippet --vendor autochat --provider ga4 --events goal': '--events must be a list of event types.',
    'snippet --vendor autochat --provider ga4 --events ,': '--events must name at least one event type.',
    'snippet --vendor autochat --provider ga4 --measurement-id 7': '--measurement-id must be a GA4 measurement id such as G-XXXXXXXXXX, and "7" is none.',
    'snippet --vendor autochat --provider ga4 --pixel-id 1234567890': '--pixel-id is for meta.',
    'snippet --vendor kustomer --provider ga4 --custom-event shown': '--custom-event must be written as "proactive trigger=name", and "shown" is not.',
    'container --vendors autochat,intercom': '--vendors must be a list of autochat, kustomer, clarity.',
    'container --vendors autochat --routing both': "Option '-r, --routing <routing>' argument 'both' is invalid. Allowed choices are single-tag, tag-per-event.",
    'template bridge --vendor autochat': "Command-argument value 'bridge' is invalid for argument 'name'. Allowed choices are stable-listener, alias-listener, ga4-bridge, meta-bridge, data-layer-push.",
    'template alias-listener --vendor clarity': 'The template alias-listener is for autochat: clarity has no aliases.',
    'container --vendors ,': '--vendors needs a list of autochat, kustomer, clarity.',
    'snippet --vendor kustomer --provider gtm --custom-event nope=x': 'There is no option --custom-event nope: allowed: chat opened, chat closed, conversation started, message sent, message received, unread count risen, satisfaction submitted, conversation ended, proactive trigger.',
    container: "Required option '-v, --vendors <names>' not specified.",
    sniped: "Unknown command 'sniped'. Did you mean snippet?",
  };
  for (const [line, sentence] of Object.entries(cases)) {
    it(line, () => {
      const { code, out, told } = runWith(...line.split(' '));
      expect([code, out]).toEqual([2, '']);
      expect(told.split('\n')[0]).toBe(sentence);
    });
  }

  it('a file that cannot be written ends with 1', () => {
    expect(runWith('variable-template', '--out', '/nowhere/field.tpl')).toMatchObject({ code: 1, told: 'The file cannot be written: there is no such folder.\n' });
  });
});

describe('help', () => {
  it('says what commands there are, with nothing asked and when asked', () => {
    expect(runWith('--help').code).toBe(0);
    for (const name of ['snippet', 'container', 'template', 'variable-template']) expect(runWith('--help').out).toMatch(new RegExp(`^  ${name} `, 'm'));
    expect(runWith()).toMatchObject({ code: 2, out: '', told: runWith('--help').out });
  });

  // Every option of the functions can be given, and is described.
  const options = {
    snippet: ['vendor', 'provider', 'events', 'naming', 'measurement-id', 'pixel-id', 'standard-events', 'data-layer', 'aliases', 'callback', 'listen', 'global', 'custom-event', 'globals', 'out'],
    container: ['vendors', 'naming', 'ga4-measurement-id', 'meta-pixel-id', 'routing', 'consent', 'standard-events', 'export-time', 'out'],
    template: ['vendor', 'out'],
    'variable-template': ['out'],
  };
  for (const [command, names] of Object.entries(options)) {
    it(`of ${command} describes every option`, () => {
      const { code, out } = runWith(command, '--help');
      expect(code).toBe(0);
      expect(Array.from(out.matchAll(/^ {2}(?:-\w, )?--([\w-]+).* {2}\S/gm), (match) => match[1])).toEqual([...names, 'help']);
    });
  }
});
