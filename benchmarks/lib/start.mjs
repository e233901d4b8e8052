// Start-up: a script as a page loads it, from a server, and what it takes of the page's main thread.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { bundleStart } from './bundle.mjs';
import { bundlePath, oneScriptPath } from './paths.mjs';
import { summary } from './statistics.mjs';

/** Where the page is for the browser: its own machine's address would have the one-script build take it for one in development. */
export const shop = 'shop.example';

const harness = () => readFileSync(bundlePath('harness', 'iife'), 'utf8');

const emptyPage = () => `<!doctype html><title>benchmark</title><body></body><script>${harness()}</script>`;

/** Serves an empty page, and scripts by their names. */
async function serve(scripts) {
  const page = emptyPage();
  const server = createServer(({ url }, response) => {
    const script = scripts.get(url.slice(1));
    response.setHeader('content-type', script === undefined ? 'text/html' : 'text/javascript');
    response.end(script ?? page);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://${shop}:${server.address().port}/`, end: () => new Promise((resolve) => server.close(resolve)) };
}

/** What the browser traces of scripts that run, but for those within one another. */
const scriptWork = new Set(['EvaluateScript', 'FunctionCall', 'RunMicrotasks']);

const milliseconds = ({ dur = 0, tdur = 0 }) => ({ wall: dur / 1000, cpu: tdur / 1000 });

/** Of the trace of a page that has loaded this script: the task in which it ran, and all that scripts did on the page's main thread after it. */
function readTrace(events, url) {
  const script = events.find(({ name, args }) => name === 'EvaluateScript' && args.data?.url === url);
  if (!script) throw new Error(`The browser has not traced ${url}.`);
  const after = { wall: 0, cpu: 0 };
  let end = script.ts + script.dur;
  for (const event of events.filter(({ pid, tid, name }) => pid === script.pid && tid === script.tid && scriptWork.has(name)).sort((a, b) => a.ts - b.ts)) {
    if (event.ts < end) continue;
    end = event.ts + (event.dur ?? 0);
    const { wall, cpu } = milliseconds(event);
    after.wall += wall;
    after.cpu += cpu;
  }
  return { script: milliseconds(script), after };
}

/** Loads a script into a fresh page, in a browser context that has not seen it before. */
async function load({ open }, page, name, setUp, told) {
  return open(async (tab, devtools) => {
    await tab.goto(page);
    await tab.evaluate(([setUp]) => globalThis.harness.setUp(setUp), [setUp]);
    const events = [];
    devtools.on('Tracing.dataCollected', ({ value }) => events.push(...value));
    await devtools.send('Tracing.start', { categories: 'devtools.timeline', transferMode: 'ReportEvents' });
    await tab.evaluate((url) => globalThis.harness.load(url), page + name);
    const complete = new Promise((resolve) => devtools.once('Tracing.tracingComplete', resolve));
    await devtools.send('Tracing.end');
    await complete;
    if (told && !(await tab.evaluate(() => globalThis.harness.arrives()))) throw new Error(`${name}: an outcome that was told after the start did not arrive.`);
    return readTrace(events, page + name);
  });
}

const timesOf = (rounds) => ({ wall: summary(rounds.map(({ wall }) => wall)), cpu: summary(rounds.map(({ cpu }) => cpu)) });

/** The line that has a browser compile a script ahead: the one-script build begins with it. */
function compiledAheadBy(script) {
  const [line] = script.split('\n', 1);
  if (!line.startsWith('//#')) throw new Error('The one-script build does not begin with the line that has browsers compile it ahead.');
  return line;
}

/** The scripts that are timed, each as it is bundled and compiled ahead. */
async function scriptsOf(lines) {
  const oneScript = readFileSync(oneScriptPath, 'utf8');
  const compiledAhead = compiledAheadBy(oneScript);
  const bundled = await Promise.all(lines.map(async (line) => ({ line, title: line.title, code: await bundleStart(line.subject) })));
  const [{ line: first, title, code }] = bundled;
  const ahead = ({ title, code, ...rest }) => ({ ...rest, title: `${title}, compiled ahead`, code: `${compiledAhead}\n${code}`, isAhead: true });
  return [
    ...bundled.flatMap((script) => [script, ahead(script)]),
    { line: first, title: 'this project, one script tag with everything', code: oneScript, isAhead: true, isOneScript: true },
    { title: `${title}, read and never run`, code: `function never() {${code}}` },
    { title: 'an empty script', code: '' },
  ];
}

/**
 * Milliseconds that a script takes of the page's main thread, on the wall and of the processor: its own task, in which it is evaluated and creates the
 * library, and what scripts do after it until the page has come to rest. Then an outcome is told, which must arrive.
 *
 * @returns {Promise<import('../src/results.js').StartFigures>}
 */
export async function measureStart(chromium, lines, { starts }, tell) {
  const scripts = (await scriptsOf(lines)).map((script, index) => ({ ...script, name: `${index}.js`, rounds: [] }));
  const { url, end } = await serve(new Map(scripts.map(({ name, code }) => [name, code])));
  const storage = [];
  tell('Chromium, start-up');
  try {
    for (let round = 0; round < starts; round++) {
      for (const { name, line, isOneScript, rounds } of scripts) rounds.push(await load(chromium, url, name, { line: line ?? lines[0], isOneScript }, line));
      storage.push(await chromium.visit((page) => page.evaluate(() => globalThis.harness.firstLookIntoStorage())));
    }
  } finally {
    await end();
  }
  return {
    scripts: scripts.map(({ title, line, isAhead = false, rounds }) => ({
      title,
      kind: line?.kind ?? 'other',
      isAhead,
      script: timesOf(rounds.map(({ script }) => script)),
      after: timesOf(rounds.map(({ after }) => after)),
    })),
    storage: summary(storage),
  };
}
