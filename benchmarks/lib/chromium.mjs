// Chromium: every line on a page of its own, one after the other, round after round.
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright';
import { chromiumArguments, ensureChromium } from '../../scripts/chromium.mjs';
import { inTurn } from './in-turn.mjs';
import { bundlePath } from './paths.mjs';
import { shop } from './start.mjs';
import { median, summary } from './statistics.mjs';

const code = (name) => readFileSync(bundlePath(name, 'iife'), 'utf8');

const url = 'https://shop.example/products/jackets';

/** An empty page. The headers make its clock tell 5 µs apart, and not 100. */
const emptyPage = {
  contentType: 'text/html',
  headers: { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' },
  body: '<!doctype html><title>benchmark</title><body></body>',
};

/**
 * Starts a browser. `open` runs something in a fresh tab, with the tools of the browser's developers; `visit` on a page with the harness there, and the
 * processor so many times slower. Nothing else is there, such as the scripts that subjects bring in.
 */
export async function openChromium() {
  const args = [...chromiumArguments, `--host-resolver-rules=MAP ${shop} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`];
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args });

  async function open(run) {
    const context = await browser.newContext();
    try {
      const page = await context.newPage();
      return await run(page, await context.newCDPSession(page));
    } finally {
      await context.close();
    }
  }

  const visit = (run, slower = 1) =>
    open(async (page, devtools) => {
      await page.route('**/*', (route) => (route.request().url() === url ? route.fulfill(emptyPage) : route.abort()));
      await page.goto(url);
      await page.addScriptTag({ content: code('harness') });
      if (slower !== 1) await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower });
      return run(page);
    });

  return { version: browser.version(), open, visit, end: () => browser.close() };
}

const modes = ['awaited', 'burst'];

/** Some wait for a timer with every outcome, of which a browser gives them 250 a second. */
const mostOfPeers = { warmUp: 1000, bursts: 2, outcomes: 500 };

/** What a line is given to do: a peer as much as others, or as it can. */
function visitOf({ kind }, setting) {
  const most = kind === 'peer' ? mostOfPeers : {};
  return inTurn({ ...setting, ...Object.fromEntries(Object.entries(most).map(([name, value]) => [name, Math.min(value, setting[name])])) });
}

/** Calls a function of the harness on the page. */
const call = (page, name, ...args) => page.evaluate(([name, args]) => globalThis.harness[name](...args), [name, args]);

async function onPage({ visit }, line, slower, run) {
  return visit(async (page) => {
    await page.addScriptTag({ content: code(line.subject) });
    return run(page);
  }, slower);
}

const ofRounds = (rounds, number) => {
  const lost = rounds.find(({ delivered }) => !delivered);
  return lost ? { void: lost } : summary(rounds.map(number));
};

/**
 * Microseconds per outcome, and the longest turn when a burst comes in one.
 *
 * @returns {Promise<import('../src/results.js').ChromiumLine[]>}
 */
export async function measureChromium(chromium, lines, { rounds, inOneTurn, slower = 1, ...setting }, tell) {
  const found = new Map(lines.map(({ key }) => [key, { awaited: [], burst: [], turns: [] }]));
  for (let round = 1; round <= rounds; round++) {
    tell(`Chromium${slower === 1 ? '' : `, ${slower} times slower`}, round ${round} of ${rounds}`);
    for (const line of lines) {
      await onPage(chromium, line, slower, async (page) => {
        const measured = await call(page, 'costs', line, visitOf(line, setting));
        const { delivered, told, arrivals } = measured.at(-1);
        for (const mode of modes) {
          const costs = measured.filter((stretch) => stretch.mode === mode).flatMap((stretch) => stretch.costs.map(({ wall }) => wall));
          found.get(line.key)[mode].push({ delivered, told, arrivals, cost: median(costs) });
        }
        if (line.kind !== 'peer') found.get(line.key).turns.push(await call(page, 'longestTurn', line, inOneTurn));
      });
    }
  }
  return lines.map((line) => {
    const { awaited, burst, turns } = found.get(line.key);
    return {
      ...line,
      awaited: ofRounds(awaited, ({ cost }) => cost),
      burst: ofRounds(burst, ({ cost }) => cost),
      ...(turns.length && { longestTurn: ofRounds(turns, ({ longest }) => longest) }),
    };
  });
}

/** What the real libraries take for a call, about: gtag.js far longer than the pixel. Milliseconds. */
export const callCosts = { gtag: 5, fbq: 0.2 };

/**
 * Outcomes that waited for consent, handed over to libraries that take their time. The tasks of every round are the same: each is told by its shorter one,
 * as what else the machine does only adds to them.
 *
 * @returns {Promise<import('../src/results.js').ReleaseFigures>}
 */
export async function measureRelease(chromium, line, { held, releases }, tell) {
  const rounds = [];
  for (let round = 1; round <= releases; round++) {
    tell(`Chromium, ${held} outcomes held for consent, round ${round} of ${releases}`);
    rounds.push(await onPage(chromium, line, 1, (page) => call(page, 'release', line, held, callCosts)));
  }
  const most = (values) => Math.max(...values);
  const tasks = Array.from({ length: most(rounds.map((round) => round.tasks.length)) }, (_, index) => Math.min(...rounds.flatMap((round) => round.tasks[index] ?? [])));
  return {
    outcomes: held,
    costs: callCosts,
    tasks: tasks.length,
    longest: most(tasks),
    longestOfAll: most(rounds.map((round) => most(round.tasks))),
    median: median(tasks),
    all: median(rounds.map(({ all }) => all)),
    holding: Math.min(...rounds.map(({ holding }) => holding)),
    delivered: rounds.every(({ delivered }) => delivered),
  };
}
