// @vitest-environment node
import { parse, type Node } from 'acorn';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildSnippet, buildTemplate, providerNames, RecipeError, templateNames, templates, vendorNames, type SnippetOptions } from '../src/index.js';
import { literal } from '../src/literal.js';

/** The script in a snippet. */
function scriptIn(code: string): string {
  const [, script] = /^<script>\n([^]*)<\/script>\n$/.exec(code) ?? [];
  if (script === undefined) throw new Error('No snippet is without its script.');
  return script;
}

/** Everything of a program but the places where it stands, and its strings. */
function shapeOf(code: string): { shape: string; strings: string[] } {
  const strings: string[] = [];
  const program: Node = parse(scriptIn(code), { ecmaVersion: 5 });
  const shape = JSON.stringify(program, (name, value: unknown) => {
    if (name === 'start' || name === 'end' || name === 'raw') return undefined;
    if (name === 'value' && typeof value === 'string') {
      strings.push(value);
      return 'a string';
    }
    return value;
  });
  return { shape, strings };
}

/** What scripts, HTML and Tag Manager might take for the end of something. */
const nasty = ['</script>', '<!--', '-->', '{{Event}}', '}}', '";alert(1)//', "'", '\\', '\n', '\r', '\u2028', '\u2029', '`${1}`', '*/', '__proto__', 'constructor', '\ud800', '\0', ']]>', '&quot;'];
const anyString = fc.oneof(fc.string({ unit: 'binary', minLength: 1 }), fc.constantFrom(...nasty), fc.tuple(fc.string(), fc.constantFrom(...nasty), fc.string()).map((parts) => parts.join('')));

const places: Readonly<Record<string, (text: string) => SnippetOptions>> = {
  measurementId: (measurementId) => ({ vendor: 'autochat', provider: 'ga4', measurementId }),
  pixelId: (pixelId) => ({ vendor: 'autochat', provider: 'meta', pixelId }),
  dataLayer: (dataLayer) => ({ vendor: 'kustomer', provider: 'gtm', dataLayer }),
  callback: (callback) => ({ vendor: 'autochat', provider: 'custom', callback }),
  global: (global) => ({ vendor: 'kustomer', provider: 'gtm', global, naming: 'recipe' }),
  customEvents: (name) => ({ vendor: 'kustomer', provider: 'ga4', customEvents: { 'proactive trigger': name } }),
  globals: (name) => ({ vendor: 'clarity', provider: 'meta', globals: ['exponea', name] }),
};

const fine: Readonly<Record<string, string>> = { measurementId: 'G-XXXXXXXXXX', pixelId: '1234567890' };

describe('no string changes what a snippet is', () => {
  for (const [option, options] of Object.entries(places)) {
    it(option, () => {
      const expected = shapeOf(buildSnippet(options(fine[option] ?? 'plain')).code).shape;
      fc.assert(
        fc.property(anyString, (text) => {
          let code: string;
          try {
            ({ code } = buildSnippet(options(text)));
          } catch (error) {
            // Ids are checked: what is none is told in a sentence.
            expect(error).toBeInstanceOf(RecipeError);
            expect(option).toMatch(/Id$/);
            return;
          }
          const { shape, strings } = shapeOf(code);
          expect(shape).toBe(expected);
          expect(strings).toContain(text);
          expect(code.slice('<script>'.length, code.lastIndexOf('</script>'))).not.toMatch(/<\/script|<!--|\{\{|\}\}/i);
        }),
        { numRuns: 100 },
      );
    });
  }

  it('a literal means the string that it was made of', () => {
    fc.assert(
      fc.property(anyString, (text) => {
        const { strings } = shapeOf(`<script>\nvar text = ${literal(text)};</script>\n`);
        expect(strings).toEqual([text]);
      }),
    );
  });
});

describe('every snippet is ES5, and means the same in a page and in Tag Manager', () => {
  const snippets = [
    ...vendorNames.flatMap((vendor) => providerNames.flatMap((provider) => (['normalized', 'recipe'] as const).map((naming) => ({ vendor, provider, naming }) satisfies SnippetOptions))),
    { vendor: 'autochat', provider: 'gtm', naming: 'recipe', aliases: true },
    { vendor: 'autochat', provider: 'ga4', listen: 'aliases', measurementId: 'G-XXXXXXXXXX' },
    { vendor: 'kustomer', provider: 'meta', standardEvents: true, pixelId: '1234567890' },
    { vendor: 'clarity', provider: 'custom', callback: 'onChat' },
  ] satisfies SnippetOptions[];

  for (const options of snippets) {
    it(Object.values(options).join(' '), () => {
      const { code } = buildSnippet(options);
      parse(scriptIn(code), { ecmaVersion: 5, sourceType: 'script' });
      expect(scriptIn(code)).not.toMatch(/<\/script|<!--|\{\{|\}\}/i);
      // Custom HTML has a limit.
      expect(code.length).toBeLessThan(30_000);
    });
  }

  for (const name of templateNames) {
    for (const vendor of templates[name].vendors) {
      it(`the template ${name} for ${vendor}`, () => {
        const { code, notes } = buildTemplate(name, vendor);
        parse(scriptIn(code), { ecmaVersion: 5, sourceType: 'script' });
        for (const note of notes) expect(note).toMatch(/^\p{Lu}.*\.$/u);
      });
    }
  }
});
