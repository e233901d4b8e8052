import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import webpack from 'webpack';

const folder = join(import.meta.dirname, 'dist');
webpack({ mode: 'production', context: import.meta.dirname, entry: './src/main.js', output: { path: folder, filename: 'main.js' } }, (error, stats) => {
  if (error) throw error;
  console.log(stats.toString());
  if (stats.hasErrors() || stats.hasWarnings()) process.exit(1);
  copyFileSync(join(import.meta.dirname, 'index.html'), join(folder, 'index.html'));
});
