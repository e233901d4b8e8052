// Puts the pages of the site together: those written by hand with what they ask for filled in, and those that are made.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { issueTexts } from '@chat-analytics/inspector/issues';
import { build } from 'esbuild';
import { dimensionsTable } from './dimensions.js';
import { figureTables, withFigures } from './figures.js';
import { partWithPages, withPages } from './links.js';
import { code, frontmatter, plain, table } from './markdown.js';
import { packages, readText, root, sectionOf, tableIn, tableOf } from './repository.js';
import { schemaJson, schemaPage } from './schema.js';
import { exampleOf, vendorReference } from './vendor-reference.js';
import { vendors } from './vendors.js';

const written = resolve('pages');

interface Manifest {
  readonly name: string;
  readonly description: string;
}

const manifestOf = (folder: string): Manifest => JSON.parse(readText(`packages/${folder}/package.json`)) as Manifest;

/** What a page may ask for by `<!-- generated: name -->`. */
const generated: Readonly<Record<string, () => string>> = {
  ...figureTables,
  dimensions: () => dimensionsTable(vendors),
  packages: () => table(['package', 'what it is'], packages.map((folder) => [`[${code(manifestOf(folder).name)}](/packages/${folder}.md)`, plain(manifestOf(folder).description)])),
  lead: () => exampleOf(vendors, 'autochat.lead_qualified.v1'),
  issues: () =>
    Object.entries(issueTexts)
      .map(([name, { title, meaning, next }]) => `### ${code(name)}\n\n**${title}.** ${meaning}\n\n_What to do:_ ${next}`)
      .join('\n\n'),
  checklist: () => table(['the doctor asks', 'what is so where all is well'], tableIn(sectionOf('packages/inspector/README.md', 'doctor')).map(([id = '', answer = '']) => [id, answer])),
};

function fill(name: string): string {
  const make = generated[name];
  if (!make) throw new Error(`Nothing is generated under the name ${name}.`);
  return make();
}

/** A page as it is written by hand, with what it asks for. */
export function fillPage(text: string, document: string): string {
  const asked = withPages(withFigures(text), document)
    .replace(/<!-- generated: ([\w-]+) -->/g, (_, name: string) => fill(name))
    .replace(/<!-- section: ([^#\s]+)#([\w-]+) -->/g, (_, path: string, anchor: string) => partWithPages(sectionOf(path, anchor), path))
    .replace(/<!-- table: ([^#\s]+)#([\w-]+) (\d+) -->/g, (_, path: string, anchor: string, number: string) => partWithPages(tableOf(sectionOf(path, anchor), Number(number)), path));
  return asked;
}

function readWritten(): Record<string, string> {
  const files = readdirSync(written, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'));
  return Object.fromEntries(files.map((path) => [path, fillPage(readFileSync(join(written, path), 'utf8'), `apps/docs/pages/${path}`)]));
}

const packagePages = (): Record<string, string> =>
  Object.fromEntries(
    packages.map((folder) => {
      const { name, description } = manifestOf(folder);
      const readme = `packages/${folder}/README.md`;
      return [`packages/${folder}.md`, frontmatter({ title: name, description }) + withPages(readText(readme), readme)];
    }),
  );

const referencePages = (): Record<string, string> => Object.fromEntries(vendors.map((vendor) => [`reference/${vendor.folder}.md`, vendorReference(vendor)]));

/** Every page but those of the API, by path. */
export const makePages = (): Record<string, string> => ({ ...readWritten(), ...packagePages(), ...referencePages(), 'schema.md': schemaPage(vendors) });

/** The service worker that is the demo's endpoint here. */
async function writeEndpoint(path: string): Promise<void> {
  await build({ entryPoints: ['worker/endpoint.ts'], outfile: path, bundle: true, minify: true, format: 'iife', target: 'es2022' });
}

/** Writes every page of a site at `base` into a folder, and what is served beside them: in pages `site:config.json` is the address of such a file. */
export async function writePages(folder: string, base: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of Object.entries(makePages())) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text.replace(/\bsite:(?=[\w-]+[./])/g, base));
  }
  cpSync(join(written, 'public'), join(folder, 'public'), { recursive: true });
  writeFileSync(join(folder, 'public/schema.json'), schemaJson());
  cpSync(join(root, 'apps/demo/dist'), join(folder, 'public/shop'), { recursive: true });
  await writeEndpoint(join(folder, 'public/shop/endpoint.js'));
  cpSync(join(root, 'packages/browser/dist/chat-analytics.js'), join(folder, 'public/chat-analytics.js'));
}
