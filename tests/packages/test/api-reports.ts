// Reports of the public API, made from the declarations that users compile against.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CompilerState, Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';
import { codeEntries, packages, root } from './packages.js';

/** What an entry of a package exports, and what keeps that from being told. */
export interface ApiReport {
  readonly text: string;
  readonly errors: readonly string[];
}

const scratch = mkdtempSync(join(tmpdir(), 'chat-analytics-api-'));

function configuration(folder: string, name: string, declarations: string): ExtractorConfig {
  const silent = { default: { logLevel: ExtractorLogLevel.None } };
  mkdirSync(join(scratch, name));
  return ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: join(root, 'packages', folder, 'package.json'),
    configObject: {
      projectFolder: join(root, 'packages', folder),
      mainEntryPointFilePath: join(root, 'packages', folder, declarations),
      compiler: {
        overrideTsconfig: {
          compilerOptions: { target: 'ES2020', lib: ['ES2022', 'DOM', 'DOM.Iterable'], module: 'ESNext', moduleResolution: 'Bundler', types: [], strict: true, skipLibCheck: true },
        },
      },
      apiReport: { enabled: true, includeForgottenExports: true, reportFileName: 'report.api.md', reportFolder: join(scratch, name), reportTempFolder: join(scratch, name) },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      newlineKind: 'lf',
      // How documentation is written is the business of other tests.
      messages: { compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } }, extractorMessageReporting: silent, tsdocMessageReporting: silent },
    },
  });
}

function report(name: string, config: ExtractorConfig, compilerState: CompilerState): ApiReport {
  const errors: string[] = [];
  Extractor.invoke(config, {
    localBuild: true,
    compilerState,
    messageCallback(message) {
      if (message.logLevel === ExtractorLogLevel.Error) errors.push(message.text);
      message.handled = true;
    },
  });
  return { text: readFileSync(join(scratch, name, 'report.api.md'), 'utf8'), errors };
}

/** The report of every entry of every package, by the folder of the package and the entry: `core`, `core.tcf`. */
export function apiReports(): ReadonlyMap<string, ApiReport> {
  const entries = packages.flatMap(({ folder, manifest }) =>
    codeEntries(manifest).map(([entry, targets]) => {
      const name = `${folder}${entry.slice(1).replace('/', '.')}`;
      const declarations = targets.find(({ conditions }) => conditions.at(-1) === 'types')?.file ?? '';
      return { name, config: configuration(folder, name, declarations) };
    }),
  );
  const [first] = entries;
  if (!first) throw new Error('There is no package.');
  // One program for all of them: the compiler reads the page's own types once.
  const state = CompilerState.create(first.config, { additionalEntryPoints: entries.map(({ config }) => config.mainEntryPointFilePath) });
  return new Map(entries.map(({ name, config }) => [name, report(name, config, state)]));
}

/** Takes back what was written to make the reports. */
export function removeApiReports(): void {
  rmSync(scratch, { recursive: true, force: true });
}
