// @vitest-environment node
import { expect, it } from 'vitest';

it('is imported on a server without harm, and defines nothing there', async () => {
  const { defineSnippetBuilder } = await import('../src/index.js');
  expect(() => defineSnippetBuilder()).not.toThrow();
});
