import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Built from the sources of the packages. Each entry is a bundle of its own, so the two copies of the library share nothing. */
async function buildScripts(): Promise<Map<string, string>> {
  const builds = ['copy-1', 'copy-2', 'visit'].map((entry) =>
    build({
      entryPoints: [here(`../page/${entry}.ts`)],
      external: entry === 'visit' ? ['./copy-1.js', './copy-2.js'] : [],
      bundle: true,
      minify: true,
      format: 'esm',
      target: 'es2022',
      write: false,
      outdir: '/',
      tsconfig: here('../../../tsconfig.imports.json'),
      logLevel: 'error',
    }),
  );
  const outputs = (await Promise.all(builds)).flatMap(({ outputFiles }) => outputFiles);
  return new Map(outputs.map(({ path, text }) => [path, text]));
}

const html = `<!doctype html>
<html lang="en">
  <title>A shop</title>
  <link rel="icon" href="data:," />
  <script type="module" src="/visit.js"></script>
</html>`;

/** A site of real pages, on a port that was free. Its pages may come back from the back/forward cache: no header forbids it. */
export async function openSite(): Promise<{ readonly address: string; readonly close: () => void }> {
  const scripts = await buildScripts();
  const server = createServer(({ url = '/' }, response) => {
    const script = scripts.get(url);
    response.setHeader('content-type', script === undefined ? 'text/html' : 'text/javascript');
    response.end(script ?? html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The server has no port.');
  function close(): void {
    server.close();
    server.closeAllConnections();
  }
  return { address: `http://127.0.0.1:${address.port}/`, close };
}
