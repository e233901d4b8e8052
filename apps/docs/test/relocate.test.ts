// @vitest-environment node
import { compileFunction } from 'node:vm';
import { expect, it } from 'vitest';
import { alonePage } from '../site/not-found.js';
import { placeholder, relocatePage, relocateScript, relocateStyles } from '../site/relocate.js';

/** What a script's expression is, on a site at a path. */
function valueOf(expression: string, at: string): unknown {
  Reflect.set(globalThis, '__sitePath', at);
  try {
    return Reflect.apply(compileFunction(relocateScript(`export default ${expression}`).replace('export default', 'return')), undefined, []);
  } finally {
    Reflect.deleteProperty(globalThis, '__sitePath');
  }
}

it('a script’s texts have the path at which the site is, however they are quoted', () => {
  expect(valueOf(`"${placeholder}assets/a.js"`, '/docs/')).toBe('/docs/assets/a.js');
  expect(valueOf(`'<a href="${placeholder}a.html">it\\'s</a> ${placeholder}'`, '/')).toBe('<a href="/a.html">it\'s</a> /');
  expect(valueOf(`\`${placeholder}\${1 + 1}\``, '/sub/path/')).toBe('/sub/path/2');
  expect(valueOf(`JSON.parse('{"base":"${placeholder}"}').base`, '/sub/')).toBe('/sub/');
  expect(relocateScript('const untouched = 1')).toBe('const untouched = 1');
});

it('a script that names the path where no text is stops the build', () => {
  expect(() => relocateScript(`const found = /${placeholder.slice(1, -1).replaceAll('/', '\\/')}/; // ${placeholder}`)).toThrow('outside of its texts');
});

it('a page finds itself by how deep it lies, without a script for what the browser loads', () => {
  const html = `<html><head><link rel="stylesheet" href="${placeholder}assets/style.css"></head><body><a href="${placeholder}start/">s</a><script>go("${placeholder}")</script></body></html>`;
  const deep = relocatePage(html, 2);
  expect(deep).toContain('href="../../assets/style.css"');
  expect(deep).toContain('go((""+globalThis.__sitePath+""))');
  expect(deep).toContain('<head><script>__sitePath=new URL("../../",location.href).pathname</script>');
  expect(relocatePage(html, 0)).toContain('href="./start/"');
});

it('a style sheet names its neighbours from where it is', () => {
  expect(relocateStyles(`a{background:url(${placeholder}assets/a.svg)}`)).toBe('a{background:url(../assets/a.svg)}');
});

it('the page of what is not there loads nothing by an address that holds in one folder only, and reads by itself', () => {
  const sheet = `<link rel="preload stylesheet" href="${placeholder}assets/style.css" as="style">`;
  const app = `<script type="module" src="${placeholder}assets/app.js"></script>`;
  const html = `<html><head>${sheet}${app}<link rel="icon" type="image/svg+xml" href="${placeholder}favicon.svg"></head><body><div id="app"></div><script>go("${placeholder}")</script></body></html>`;
  const page = relocatePage(alonePage(html, '<svg/>'), 0);
  expect(page).not.toMatch(/(?:href|src)="(?!data:)/);
  expect(page).toContain('href="data:image/svg+xml,%3Csvg%2F%3E"');
  expect(page).not.toContain(placeholder);
  expect(page).toContain('<h1>There is no such page</h1>');
  for (const file of ['assets/style.css', 'assets/app.js']) expect(page).toContain(JSON.stringify(file));
  expect(() => alonePage(html.replace(app, ''), '')).toThrow('no script');
});
