import { slug } from 'github-slugger';
import { defineConfig } from 'vitepress';
import { writeApi } from '../site/api.js';
import { leaveAlone, notFound } from '../site/not-found.js';
import { writePages } from '../site/pages.js';
import { placeholder, relocate } from '../site/relocate.js';
import { nav, sidebar } from './navigation.js';

const pages = '.build/pages';
// Where the site will be served is not known when it is built: something relative takes the place of this.
const base = process.argv.includes('build') ? placeholder : '/';

await writePages(pages, base);
const api = await writeApi(`${pages}/api`);

export default defineConfig({
  title: 'chat-analytics',
  description: 'Chat widget outcomes in GA4 and Meta: once, only when allowed, with nothing lost in silence.',
  lang: 'en',
  srcDir: pages,
  outDir: 'dist',
  cacheDir: '.build/cache',
  base,
  head: [['link', { rel: 'icon', type: 'image/svg+xml', href: `${base}favicon.svg` }]],
  markdown: {
    // As on GitHub, so that links lead to the same headings there and here.
    anchor: { slugify: (text) => slug(text) },
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
  },
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('chat-analytics-') } } },
  buildEnd: ({ outDir }) => {
    leaveAlone(outDir);
    relocate(outDir);
  },
  themeConfig: {
    nav,
    sidebar: sidebar(api),
    outline: [2, 3],
    search: { provider: 'local' },
    externalLinkIcon: true,
    notFound,
    docFooter: { prev: 'Before', next: 'Next' },
    footer: { message: 'Released under the MIT License.' },
  },
});
