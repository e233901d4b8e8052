// Dependencies run one way: apps → sources, sinks → core. Run by `npm test`.
const sources = '(autochat|kustomer|clarity)';
const sinks = '(ga4|meta|gtm|webhook)-sink';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, dependencyTypesNot: ['type-only'] } },
    {
      name: 'core-imports-nothing',
      severity: 'error',
      from: { path: '^packages/core/src/' },
      to: { pathNot: '^packages/core/src/' },
    },
    {
      name: 'sources-import-core-alone',
      severity: 'error',
      from: { path: `^packages/${sources}/src/` },
      to: { pathNot: ['^packages/$1/src/', '^packages/core/'] },
    },
    {
      name: 'sinks-import-core-alone',
      severity: 'error',
      from: { path: `^packages/(${sinks})/src/` },
      to: { pathNot: ['^packages/$1/src/', '^packages/core/'] },
    },
    {
      name: 'the-inspector-imports-core-and-what-it-draws-with',
      severity: 'error',
      from: { path: '^packages/inspector/src/' },
      to: { pathNot: ['^packages/(inspector/src|core)/', 'node_modules/(lit|uplot|@lit/|lit-)'] },
    },
    {
      name: 'the-snippet-builder-imports-recipes-core-and-what-it-draws-with',
      severity: 'error',
      from: { path: '^packages/snippet-builder/src/' },
      to: { pathNot: ['^packages/(snippet-builder/src|recipes|core)/', 'node_modules/(lit|@lit/|lit-)'] },
    },
    { name: 'no-package-imports-the-snippet-builder', severity: 'error', from: { path: '^packages/(?!snippet-builder/)' }, to: { path: '^packages/snippet-builder/' } },
    { name: 'no-package-imports-the-inspector', severity: 'error', from: { path: '^packages/(?!inspector/)' }, to: { path: '^packages/inspector/' } },
    { name: 'nobody-imports-the-browser-build', severity: 'error', from: { path: '^packages/(?!browser/)' }, to: { path: '^packages/browser/' } },
    {
      name: 'recipes-import-sources-sinks-and-core',
      severity: 'error',
      from: { path: '^packages/recipes/src/' },
      to: { path: '^packages/', pathNot: ['^packages/recipes/src/', `^packages/(core|${sources.slice(1, -1)})/`, `^packages/${sinks}/`] },
    },
    {
      name: 'testing-imports-core-alone',
      severity: 'error',
      from: { path: '^packages/testing/src/' },
      to: { pathNot: ['^packages/testing/src/', '^packages/core/'] },
    },
    {
      name: 'packages-do-not-import-testing',
      severity: 'error',
      from: { path: '^packages/(?!testing/)[^/]+/src/' },
      to: { path: ['^packages/testing/', '@chat-analytics/testing'] },
    },
    { name: 'packages-do-not-import-apps-or-tests', severity: 'error', from: { path: '^packages/' }, to: { path: '^(apps|tests|benchmarks)/' } },
    { name: 'everything-resolves', severity: 'error', from: { path: '^(packages|apps)/[^/]+/src/' }, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules|/dist/' },
    exclude: { path: ['/\\.(reports|build)/', 'node_modules'] },
    tsPreCompilationDeps: true,
    // Packages are found by their sources: nothing has to be built first.
    tsConfig: { fileName: 'tsconfig.imports.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
};
