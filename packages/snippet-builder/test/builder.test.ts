import { buildGtmContainer, buildSnippet, buildTemplate, templateNames } from '@chat-analytics/recipes';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { defineSnippetBuilder, type ChatAnalyticsSnippetBuilderElement } from '../src/index.js';

const files = new Map<string, unknown>();

beforeEach(() => {
  files.clear();
  vi.stubGlobal('fetch', async (address: URL) => {
    await Promise.resolve();
    const name = address.pathname.split('/').at(-1) ?? '';
    if (!files.has(name)) throw new TypeError('Failed to fetch');
    const content = files.get(name);
    return content === 404 ? new Response('{ "widget_tracking_snippet_builder_enabled": false }', { status: 404 }) : new Response(typeof content === 'string' ? content : JSON.stringify(content));
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

async function show(attributes: Readonly<Record<string, string>> = {}): Promise<{ element: ChatAnalyticsSnippetBuilderElement; root: ShadowRoot }> {
  defineSnippetBuilder();
  const element = document.createElement('chat-analytics-snippet-builder');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  document.body.append(element);
  await expect.poll(() => element.shadowRoot?.querySelector('.templates') && !element.shadowRoot.querySelector('.waiting')).toBe(true);
  if (!element.shadowRoot) throw new Error('There is no shadow root.');
  return { element, root: element.shadowRoot };
}

const codeOf = (root: ParentNode): string | undefined => root.querySelector('.output pre')?.textContent;
const textOf = (root: ParentNode): string => root.querySelector('.part')?.textContent.replace(/\s+/g, ' ') ?? '';
const button = (root: ParentNode, text: string): HTMLButtonElement | undefined => [...root.querySelectorAll('button')].find(({ textContent }) => textContent.trim().startsWith(text));

async function pick(root: ParentNode, name: string, value: string): Promise<void> {
  const radio = root.querySelector<HTMLInputElement>(`input[name="${name}"][value="${value}"]`);
  if (!radio) throw new Error(`${name} cannot be ${value}.`);
  radio.checked = true;
  radio.dispatchEvent(new Event('change'));
  await Promise.resolve();
}

async function type(root: ParentNode, id: string, text: string): Promise<void> {
  const field = root.querySelector<HTMLInputElement>(`#${id}`);
  if (!field) throw new Error(`There is no field ${id}.`);
  field.value = text;
  field.dispatchEvent(new Event('input'));
  await Promise.resolve();
}

it('shows at once the snippet of what is chosen', async () => {
  const { root } = await show();
  expect(codeOf(root)).toBe(buildSnippet({ vendor: 'autochat', provider: 'ga4' }).code);
  await pick(root, 'vendor', 'clarity');
  await pick(root, 'provider', 'meta');
  await type(root, 'pixel-id', '1234567890');
  expect(codeOf(root)).toBe(buildSnippet({ vendor: 'clarity', provider: 'meta', pixelId: '1234567890' }).code);
  // The templates are those of the same chat.
  expect(root.querySelector<HTMLInputElement>('input[name="template-vendor"]:checked')?.value).toBe('clarity');
});

it('has only the events that are chosen, by preset or one by one', async () => {
  const { root } = await show();
  button(root, 'Follow-up')?.click();
  await Promise.resolve();
  const [first] = root.querySelectorAll<HTMLInputElement>('.events input');
  if (first) first.checked = true;
  first?.dispatchEvent(new Event('change'));
  await Promise.resolve();
  expect(codeOf(root)).toBe(buildSnippet({ vendor: 'autochat', provider: 'ga4', events: ['contact_info_obtained', 'escalation_triggered', 'followup_scheduled', 'followup_inferred'] }).code);
});

it('says what is missing where no event is chosen, and has nothing to copy', async () => {
  const { root } = await show();
  button(root, 'None')?.click();
  await Promise.resolve();
  expect(codeOf(root)).toBeUndefined();
  expect(textOf(root)).toContain('Choose an event');
  expect(button(root, 'Copy the snippet')?.disabled).toBe(true);
});

it('says at the field why an id will not do', async () => {
  const { root } = await show();
  await type(root, 'measurement-id', 'UA-1');
  const field = root.querySelector('#measurement-id');
  expect(field?.getAttribute('aria-invalid')).toBe('true');
  expect(root.querySelector(`#${field?.getAttribute('aria-describedby') ?? ''}`)?.textContent).toBe('This must be a GA4 measurement id such as G-XXXXXXXXXX, and "UA-1" is none.');
  await type(root, 'measurement-id', 'G-SHOP1234');
  expect(codeOf(root)).toContain('G-SHOP1234');
});

it('copies the snippet, and says so', async () => {
  const writeText = vi.fn(() => Promise.resolve());
  vi.stubGlobal('navigator', { clipboard: { writeText } });
  const { root } = await show();
  button(root, 'Copy the snippet')?.click();
  await expect.poll(() => root.querySelector('.toast')?.textContent).toBe('The snippet is copied.');
  expect(writeText).toHaveBeenCalledWith(buildSnippet({ vendor: 'autochat', provider: 'ga4' }).code);
});

it('marks the snippet where the page may not copy', async () => {
  vi.stubGlobal('navigator', { clipboard: { writeText: () => Promise.reject(new Error('denied')) } });
  const { root } = await show();
  button(root, 'Copy the snippet')?.click();
  await expect.poll(() => root.querySelector('.toast')?.textContent).toContain('keyboard');
  expect(root.activeElement).toBe(root.querySelector('.output pre'));
});

it('hands out the container as a file', async () => {
  const blobs: Blob[] = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    if (blob instanceof Blob) blobs.push(blob);
    return 'blob:container';
  });
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  const { root } = await show();
  await pick(root, 'provider', 'gtm');
  await type(root, 'measurement-id', 'G-SHOP1234');
  expect(textOf(root)).toMatch(/\d+ tags?, 1 trigger, \d+ variables, as JSON/);
  button(root, 'Download the container')?.click();
  expect(click).toHaveBeenCalledOnce();
  expect(JSON.parse((await blobs[0]?.text()) ?? '')).toEqual(buildGtmContainer({ vendors: ['autochat'], ga4MeasurementId: 'G-SHOP1234' }));
});

it('has a container without a pixel, too, where standard events were wanted of a snippet', async () => {
  const { root } = await show();
  await pick(root, 'provider', 'meta');
  const tick = [...root.querySelectorAll('label')].find(({ textContent }) => textContent.includes('Lead, Schedule and Contact'))?.querySelector('input');
  tick?.click();
  await Promise.resolve();
  expect(codeOf(root)).toContain('"Lead"');
  await pick(root, 'provider', 'gtm');
  expect(textOf(root)).toMatch(/\d+ tags?, 1 trigger, \d+ variables, as JSON/);
});

it.each([
  ['says nothing of it', {}],
  ['is not JSON', '<html>'],
  ['is not there', 404],
  ['has a word for it', { widget_tracking_snippet_builder_enabled: 'false' }],
  ['says yes', { widget_tracking_snippet_builder_enabled: true }],
])('shows the builder where the config file %s', async (_, content) => {
  files.set('config.json', content);
  const { root } = await show({ config: './config.json' });
  expect(textOf(root)).toContain('Guided snippet builder');
});

it('shows the builder where the config file cannot be asked for', async () => {
  const { root } = await show({ config: './config.json' });
  expect(textOf(root)).toContain('Guided snippet builder');
});

it('hides the builder alone where the config file says so: the templates stay', async () => {
  files.set('config.json', { widget_tracking_snippet_builder_enabled: false });
  const { root } = await show({ config: './config.json', presets: './presets.json' });
  await expect.poll(() => root.querySelector('#builder')).toBeNull();
  expect([...root.querySelectorAll('.template')].map((template) => template.getAttribute('data-template'))).toEqual([...templateNames]);
});

it('begins with what the presets file says, and offers its sets', async () => {
  files.set('presets.json', { version: 1, defaults: { vendor: 'kustomer', provider: 'ga4', naming: 'recipe', measurementId: 'G-SHOP1234' }, presets: [{ title: 'Ratings', events: ['survey_submitted'] }] });
  const { root } = await show({ presets: './presets.json' });
  expect(codeOf(root)).toBe(buildSnippet({ vendor: 'kustomer', provider: 'ga4', naming: 'recipe', measurementId: 'G-SHOP1234' }).code);
  expect(root.querySelector('.notice')).toBeNull();
  button(root, 'Ratings')?.click();
  await Promise.resolve();
  expect(codeOf(root)).toBe(buildSnippet({ vendor: 'kustomer', provider: 'ga4', naming: 'recipe', measurementId: 'G-SHOP1234', events: ['survey_submitted'] }).code);
});

it.each([
  ['cannot be had', undefined],
  ['is not as it should be', { version: 1, presets: 'all' }],
])('uses what is built in where the presets file %s, and says so', async (_, content) => {
  if (content) files.set('presets.json', content);
  const { root } = await show({ presets: './presets.json' });
  expect(root.querySelector('.notice')?.textContent).toContain('cannot be read');
  expect(codeOf(root)).toBe(buildSnippet({ vendor: 'autochat', provider: 'ga4' }).code);
  expect(button(root, 'Leads and goals')).toBeTruthy();
});

it('reads another presets file where the attribute changes', async () => {
  files.set('other.json', { version: 1, defaults: { vendor: 'clarity' }, presets: [] });
  const { element, root } = await show();
  element.presets = './other.json';
  await expect.poll(() => codeOf(root)).toBe(buildSnippet({ vendor: 'clarity', provider: 'ga4' }).code);
});

it('asks for nothing, and has nothing to say, where its attributes are taken away', async () => {
  const asked = vi.spyOn(window, 'fetch');
  for (const name of ['config.json', 'presets.json']) files.set(name, { version: 1, presets: [] });
  const { element, root } = await show({ config: './config.json', presets: './presets.json' });
  asked.mockClear();
  for (const name of ['config', 'presets']) element.removeAttribute(name);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(asked).not.toHaveBeenCalled();
  expect(root.querySelector('.notice')).toBeNull();
});

it('shows and copies the template of a chat', async () => {
  const writeText = vi.fn(() => Promise.resolve());
  vi.stubGlobal('navigator', { clipboard: { writeText } });
  const { root } = await show();
  await pick(root, 'template-vendor', 'kustomer');
  const template = root.querySelector('[data-template="ga4-bridge"]');
  template?.querySelector<HTMLElement>('.unfold')?.click();
  await Promise.resolve();
  expect(template?.querySelector('pre')?.textContent).toBe(buildTemplate('ga4-bridge', 'kustomer').code);
  template?.querySelector<HTMLElement>('.act')?.click();
  expect(writeText).toHaveBeenCalledWith(buildTemplate('ga4-bridge', 'kustomer').code);
  // Kustomer has no aliases.
  expect(root.querySelector('[data-template="alias-listener"]')).toBeNull();
});
