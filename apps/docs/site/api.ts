// The API reference: typedoc reads the sources of every package, as one program.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Application, Converter, ReflectionKind, type DeclarationReflection, type ParameterReflection } from 'typedoc';
import { code, frontmatter, longName, table, widePage } from './markdown.js';
import { packages, readText, root } from './repository.js';

const scope = '@chat-analytics/';

/** What somebody looks for first, by name, where a module has more than one thing. All else follows by the alphabet. */
const first = ['createChatAnalytics', 'createSource', 'defineContract', 'watchDrift', 'buildSnippet', 'buildGtmContainer', 'loadScript', 'mountInspector'];
const placeOf = ({ name }: { readonly name: string }): number => first.indexOf(name) + 1 || first.length + 1;

/** Puts first, in each group, what is looked for first. */
function order({ groups = [], children = [] }: DeclarationReflection): void {
  for (const list of [children, ...groups.map((group) => group.children)]) list.sort((one, other) => placeOf(one) - placeOf(other));
}

/** A parameter that the code takes apart has no name of its own: it is called by the last word of its type. */
function nameTakenApart({ name, type }: ParameterReflection): string {
  const [word] = (type?.type === 'reference' ? /[A-Z][a-z]*$/.exec(type.name) : null) ?? ['options'];
  return name === '__namedParameters' ? word.toLowerCase() : name;
}

interface Manifest {
  readonly exports: Readonly<Record<string, unknown>>;
}

/** The sources of what a package exports, by the name under which it is imported. */
function entriesOf(folder: string): [source: string, name: string][] {
  const { exports } = JSON.parse(readText(`packages/${folder}/package.json`)) as Manifest;
  return Object.keys(exports).flatMap((path) => {
    const source = join(root, 'packages', folder, 'src', `${path === '.' ? 'index' : path.slice(2)}.ts`);
    return existsSync(source) ? [[source, `${scope}${folder}${path.slice(1)}`]] : [];
  });
}

/** Gives a page of typedoc's the class that it is known by, and a way to the page that shows the thing in use. What has no description has none. */
function dress(file: string, name: string): void {
  const folder = name.split('/')[1] ?? '';
  const way = `How it is used: [@chat-analytics/${folder}](/packages/${folder}.md). This page is made from the types and comments in its source.`;
  const [heading = '', ...rest] = readFileSync(file, 'utf8').split('\n');
  const lines = rest.map((line) => (line.startsWith('| ') ? line.replace(/(?<=[^\\]\|) - (?=\|)/g, ' ') : line));
  writeFileSync(file, frontmatter({ pageClass: 'api' }) + [heading, '', way, ...lines].join('\n'));
}

/** The first page of the API: what can be imported, and from where. */
function indexPage(modules: readonly DeclarationReflection[]): string {
  const rows = modules.map(({ name, children = [] }) => {
    const values = [ReflectionKind.Function, ReflectionKind.Class, ReflectionKind.Variable].flatMap((kind) => children.filter((child) => child.kindOf(kind)));
    return [`[${code(name.replace(scope, ''))}](/api/${name}.md)`, values.map((value) => longName(value.name)).join(', ') || 'types'];
  });
  return widePage('API', 'Everything that can be imported, by module.', 'Everything that can be imported, by module. Each page also lists the types.', table([`import from ${code(`${scope}…`)}`, 'what'], rows));
}

/** Writes the pages of the API into a folder: one for each thing that can be imported from. */
export async function writeApi(folder: string): Promise<{ text: string; link: string }[]> {
  const entries = new Map(packages.flatMap(entriesOf));
  const app = await Application.bootstrapWithPlugins({
    plugin: ['typedoc-plugin-markdown'],
    entryPoints: [...entries.keys()],
    tsconfig: join(root, 'tsconfig.imports.json'),
    disableSources: true,
    disableGit: true,
    excludeInternal: true,
    excludePrivate: true,
    readme: 'none',
    name: 'API',
    sort: ['kind', 'alphabetical'],
    // What is called comes before the types of what it is given.
    groupOrder: ['Functions', 'Classes', 'Variables', 'Interfaces', '*'],
    logLevel: 'Error',
    skipErrorChecking: true,
    // Of typedoc-plugin-markdown: one page per module, in the manner of the other pages.
    ...({
      outputFileStrategy: 'modules',
      entryFileName: 'index',
      hidePageHeader: true,
      hideBreadcrumbs: true,
      useCodeBlocks: true,
      interfacePropertiesFormat: 'table',
      parametersFormat: 'table',
      propertyMembersFormat: 'table',
      typeDeclarationFormat: 'table',
      enumMembersFormat: 'table',
      expandParameters: true,
      sanitizeComments: true,
      tableColumnSettings: { hideModifiers: true },
    } as object),
  });
  app.converter.on(Converter.EVENT_CREATE_DECLARATION, (context, reflection) => {
    if (!reflection.kindOf(ReflectionKind.Module)) return;
    const source = context.getSymbolFromReflection(reflection)?.declarations?.[0]?.getSourceFile().fileName;
    reflection.name = (source && entries.get(source)) ?? reflection.name;
  });
  const project = await app.convert();
  if (!project) throw new Error('typedoc made nothing of the sources.');
  project.children?.forEach(order);
  for (const parameter of project.getReflectionsByKind(ReflectionKind.Parameter)) if (parameter.isParameter()) parameter.name = nameTakenApart(parameter);
  await app.outputs.writeOutput({ name: 'markdown', path: folder }, project);
  for (const name of entries.values()) dress(join(folder, `${name}.md`), name);
  writeFileSync(join(folder, 'index.md'), indexPage(project.children ?? []));
  return [...entries.values()].map((name) => ({ text: name, link: `/api/${name}` }));
}
