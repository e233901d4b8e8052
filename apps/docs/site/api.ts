// The API reference: typedoc reads the sources of every package, as one program.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Application, Converter, ReflectionKind } from 'typedoc';
import { packages, readText, root } from './repository.js';

interface Manifest {
  readonly exports: Readonly<Record<string, unknown>>;
}

/** The sources of what a package exports, by the name under which it is imported. */
function entriesOf(folder: string): [source: string, name: string][] {
  const { exports } = JSON.parse(readText(`packages/${folder}/package.json`)) as Manifest;
  return Object.keys(exports).flatMap((path) => {
    const source = join(root, 'packages', folder, 'src', `${path === '.' ? 'index' : path.slice(2)}.ts`);
    return existsSync(source) ? [[source, `@chat-analytics/${folder}${path.slice(1)}`]] : [];
  });
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
    } as object),
  });
  app.converter.on(Converter.EVENT_CREATE_DECLARATION, (context, reflection) => {
    if (!reflection.kindOf(ReflectionKind.Module)) return;
    const source = context.getSymbolFromReflection(reflection)?.declarations?.[0]?.getSourceFile().fileName;
    reflection.name = (source && entries.get(source)) ?? reflection.name;
  });
  const project = await app.convert();
  if (!project) throw new Error('typedoc made nothing of the sources.');
  await app.outputs.writeOutput({ name: 'markdown', path: folder }, project);
  return [...entries.values()].map((name) => ({ text: name, link: `/api/${name}` }));
}
