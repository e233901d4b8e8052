// What leads where.
import type { DefaultTheme } from 'vitepress';
import { packages } from '../site/repository.js';
import { vendors } from '../site/vendors.js';

const entry = (text: string, link: string): DefaultTheme.SidebarItem => ({ text, link });

export const nav: DefaultTheme.NavItem[] = [
  { text: 'Start', link: '/start/', activeMatch: '^/start/' },
  { text: 'Guides', link: '/guide/scope', activeMatch: '^/guide/' },
  { text: 'Reference', link: '/reference/autochat', activeMatch: '^/((reference|packages|api)/|schema)' },
  { text: 'Snippet builder', link: '/snippet-builder' },
  { text: 'Demo', link: '/demo' },
  { text: 'Compare', link: '/compare' },
];

const main: DefaultTheme.SidebarItem[] = [
  {
    text: 'Start',
    items: [entry('In five minutes', '/start/'), entry('With npm', '/start/npm'), entry('With a script tag', '/start/script-tag'), entry('With Google Tag Manager', '/start/gtm'), entry('Snippet builder', '/snippet-builder'), entry('The demo', '/demo')],
  },
  {
    text: 'Guides',
    items: [
      entry('Scope', '/guide/scope'),
      entry('Privacy', '/guide/privacy'),
      entry('Consent', '/guide/consent'),
      entry('Troubleshooting', '/guide/troubleshooting'),
      entry('Migrating from a snippet', '/guide/migrating'),
      entry('GA4 custom dimensions', '/guide/ga4-dimensions'),
      entry('Server-side dedupe', '/guide/server-side-dedupe'),
      entry('Single-page apps', '/guide/single-page-apps'),
      entry('React', '/guide/react'),
      entry('Vue', '/guide/vue'),
      entry('Next.js', '/guide/next'),
      entry('SSR frameworks', '/guide/ssr'),
      entry('Content Security Policy', '/guide/csp'),
      entry('Testing your integration', '/guide/testing'),
      entry('Adding a vendor', '/guide/adding-a-vendor'),
    ],
  },
  { text: 'Events', items: [entry('The schema', '/schema'), ...vendors.map(({ title, folder }) => entry(title, `/reference/${folder}`))] },
  { text: 'Packages', items: [entry('All packages', '/packages/'), entry('API', '/api/')] },
  { text: 'Compare', items: [entry('With the alternatives', '/compare')] },
];

const backToMain: DefaultTheme.SidebarItem = { text: 'All else', items: [entry('Start', '/start/'), entry('Guides', '/guide/scope'), entry('Events', '/schema')] };

/** The sidebar by the part of the site: packages and modules are many, and have one of their own each. */
export const sidebar = (api: readonly { readonly text: string; readonly link: string }[]): DefaultTheme.SidebarMulti => ({
  '/packages/': [{ text: 'Packages', items: [entry('All packages', '/packages/'), ...packages.map((folder) => entry(folder, `/packages/${folder}`))] }, { text: 'API', items: [entry('By module', '/api/')] }, backToMain],
  '/api/': [{ text: 'API', items: [entry('By module', '/api/'), ...api.map(({ text, link }) => entry(text.replace('@chat-analytics/', ''), link))] }, { text: 'Packages', items: [entry('All packages', '/packages/')] }, backToMain],
  '/': main,
});
