// @vitest-environment node
// The site as it was built: files that some host serves under some path.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { placeholder } from '../site/relocate.js';
import { vendors } from '../site/vendors.js';

const files = readdirSync('dist', { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  // The demo is a site of its own.
  .filter((path) => !path.startsWith('shop/'));
const pages = new Map(files.filter((path) => path.endsWith('.html')).map((path) => [path, readFileSync(join('dist', path), 'utf8')]));

const decode = (text: string): string => decodeURIComponent(text.replaceAll('&amp;', '&').replaceAll('&#39;', "'").replaceAll('&quot;', '"'));
const idsOf = new Map(Array.from(pages, ([path, html]) => [path, new Set(Array.from(html.matchAll(/\sid="([^"]*)"/g), ([, id = '']) => decode(id)))]));
const withoutCode = (html: string): string => html.replace(/<pre[\s\S]*?<\/pre>/g, '').replace(/<script>[\s\S]*?<\/script>/g, '');

/** Where an address on a page leads, as a file and an id in it. */
function targetOf(address: string, page: string): { file: string; id: string | undefined } {
  const [path = '', id] = address.split('#');
  const file = path ? posix.join(posix.dirname(page), decode(path)) : page;
  return { file: file === '.' || file.endsWith('/') || file === '' ? posix.join(file, 'index.html') : file, id: id === undefined ? undefined : decode(id) };
}

describe('every address leads to a file, and to a heading that is there', () => {
  it.each([...pages.keys()])('%s', (page) => {
    const addresses = Array.from(withoutCode(pages.get(page) ?? '').matchAll(/\s(?:href|src)="([^"]*)"/g), ([, address = '']) => address).filter((address) => !/^(?:https:|data:)/.test(address));
    const dead = addresses.filter((address) => {
      const { file, id } = targetOf(address, page);
      return address.startsWith('/') || !existsSync(join('dist', file)) || (id && !idsOf.get(file)?.has(id));
    });
    expect(dead).toEqual([]);
  });
});

it('no file knows where the site is', () => {
  const known = files.filter((path) => /\.(?:html|js|css|json|svg)$/.test(path) && readFileSync(join('dist', path), 'utf8').includes(placeholder));
  expect(known).toEqual([]);
});

it('nothing is loaded from another host', () => {
  const foreign = Array.from(pages).flatMap(([path, html]) => Array.from(html.matchAll(/<(?:script|link|img|iframe)\b[^>]*\s(?:src|href)="(https?:[^"]*)"/g), ([, address]) => `${path}: ${address ?? ''}`));
  expect(foreign).toEqual([]);
});

it.each(vendors)('$title: every event of the contract stands on its page', ({ folder, reference }) => {
  const html = pages.get(`reference/${folder}.html`) ?? '';
  expect(Object.keys(reference.contract.events).filter((name) => !html.includes(`<code>${name}</code>`))).toEqual([]);
});

it.each([...pages.keys()].filter((path) => path.startsWith('api/@')))('%s tells of what is called before its types, and leads to the package', (path) => {
  expect(pages.get(path)).not.toContain('__namedParameters');
  const html = pages.get(path) ?? '';
  const [first, ...others] = ['functions', 'interfaces', 'type-aliases'].map((id) => html.indexOf(`<h2 id="${id}"`)).filter((place) => place > 0);
  expect(others.every((place) => place > (first ?? 0))).toBe(true);
  expect(html).toContain(`packages/${path.split('/')[2]?.replace('.html', '') ?? ''}.html`);
  expect(html).not.toContain('<td>-</td>');
});

it('the API of core begins with what starts it, and goes on with what makes a source', () => {
  const names = [...(pages.get('api/@chat-analytics/core.html') ?? '').matchAll(/<h3 id="([\w-]+)"/g)].map(([, id]) => id);
  expect(names.slice(0, 3)).toEqual(['createchatanalytics', 'createsource', 'definecontract']);
});
