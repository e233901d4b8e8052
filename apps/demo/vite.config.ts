import { defineConfig } from 'vite';

export default defineConfig({
  base: './',
  build: {
    target: 'es2022',
    // A picture inside a data: address is not from 'self', which the page's policy asks for.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
