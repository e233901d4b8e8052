// Finds a Chromium for browser tests, or installs one; never goes on without.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const usualPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * Every window has two hidden pages below its field of addresses, which take half as long again as a page under test.
 * Chromium takes the last such switch alone, so that what Playwright turns off stands in it, too.
 */
const featuresOff = [
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup'],
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable', 'PaintHolding', 'ThirdPartyStoragePartitioning'],
  ...['AimEnabled', 'LensOverlay', 'MediaRouter', 'NetworkTimeServiceQuerying', 'OptimizationHints', 'PreconnectToSearch'],
];

/** What Chromium needs as root and without a network, and what only costs time: nothing that the tests look at is changed. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${featuresOff.join(',')}`,
];

/** The Chromium that the variable CHROMIUM_PATH names, or one in a usual place. */
export function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given && !existsSync(given)) throw new Error(`CHROMIUM_PATH names ${given}, where there is no file.`);
  return given ?? usualPaths.find((path) => existsSync(path));
}

async function find() {
  const present = findChromium();
  if (present) return present;
  const { chromium } = await import('playwright');
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined;
}

function run(command, args) {
  return spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' }).status === 0;
}

/** The path of a Chromium that is there. Tries Playwright's download first, then the packages of a Debian where we are root. */
export async function ensureChromium() {
  const present = await find();
  if (present) return present;
  console.log('No Chromium found: installing one for the browser tests.');
  if (!run('npx', ['playwright', 'install', 'chromium']) && process.getuid?.() === 0) {
    run('apt-get', ['update']);
    run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation']);
  }
  const installed = await find();
  if (installed) return installed;
  throw new Error('The browser tests need Chromium. Install it, or set CHROMIUM_PATH to the path of a Chromium or Chrome that you have.');
}
