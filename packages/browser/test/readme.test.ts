import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { objects, rules } from '../src/rules.js';
import { start } from '../src/start.js';

// Tests run in the folder of their package.
const readme = readFileSync('README.md', 'utf8');

/** The rows of the first table under a heading, as the code of their first cells. */
function rowsUnder(heading: string): string[][] {
  const section = readme.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const [, , ...rows] = section.split('\n').filter((line) => line.startsWith('|'));
  return rows.map((row) => Array.from((row.split('|')[1] ?? '').matchAll(/`([\w-]+)/g), ([, name = '']) => name));
}

it('the table of attributes has those that there are', () => {
  expect(rowsUnder('Attributes').flat().sort()).toEqual(Object.keys(rules).map((name) => `data-${name}`).sort());
});

it('the table of attributes has their values', () => {
  for (const name of ['vendors', 'consent', 'naming', 'storage', 'load'] as const) {
    const cell = new RegExp(`^\\| \`data-${name}\` \\|([^|]*)`, 'm').exec(readme)?.[1] ?? '';
    const values = rules[name].allowed.replace(', or several of them', '').split(', ');
    expect(Array.from(cell.matchAll(/`([\w-]+)`/g), ([, value]) => value)).toEqual(values);
  }
});

it('the table of consent has the values of the attribute', () => {
  expect(rowsUnder('Consent').flat().sort()).toEqual(rules.consent.allowed.split(', ').sort());
});

it('the table of chatAnalyticsConfig has its keys', () => {
  expect(rowsUnder('chatAnalyticsConfig').flat().sort()).toEqual([...new Set<string>([...Object.keys(rules), ...objects])].sort());
});

it('the table of the global has what it holds', () => {
  window.chatAnalyticsConfig = { consent: 'pending' };
  start(window);
  const { ChatAnalytics: chat } = window;
  chat?.stop();
  delete window.chatAnalyticsConfig;
  expect(rowsUnder('The global').flat().sort()).toEqual(Object.keys(chat ?? {}).sort());
});
