import { expect, it } from 'vitest';
import { element } from './element.js';
import { longName } from './long-name.js';

it.each([
  ['autochat.lead_qualified.v1', 'autochat.<wbr>lead_<wbr>qualified.<wbr>v1'],
  ['ChatLeadQualified', 'ChatLeadQualified'],
  ['_clear', '_<wbr>clear'],
  ['chat opened.', 'chat opened.'],
  ['', ''],
])('the name %j may break between its words alone, and stays the same to whoever copies it', (name, markup) => {
  const code = element('code', {}, ...longName(name));
  expect(code.innerHTML).toBe(markup);
  expect(code.textContent).toBe(name);
});
