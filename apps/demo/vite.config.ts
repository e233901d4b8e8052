import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { shopServer } from './server/plugin.js';

const root = fileURLToPath(new URL('.', import.meta.url));
const notPages = ['dist', 'node_modules', 'public', 'server', 'src'];
/** Every folder with an index.html is a page. */
function pagesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory() && !entry.name.startsWith('.') && !notPages.includes(entry.name)) return pagesIn(`${folder}${entry.name}/`);
    return entry.name === 'index.html' ? [folder] : [];
  });
}

const pages = pagesIn('');
const headers = { 'content-security-policy': "default-src 'self'; require-trusted-types-for 'script'" };

export default defineConfig({
  base: './',
  appType: 'mpa',
  plugins: [shopServer(pages.filter(Boolean).map((folder) => `/${folder.slice(0, -1)}`))],
  server: { headers },
  preview: { headers },
  build: {
    target: 'es2022',
    rolldownOptions: { input: pages.map((folder) => join(root, folder, 'index.html')) },
    // A picture inside a data: address is not from 'self', which the page's policy asks for.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
