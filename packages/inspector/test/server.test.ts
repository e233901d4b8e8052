// @vitest-environment node
import { expect, it } from 'vitest';

it('is imported on a server without harm, and defines nothing there', async () => {
  const { defineInspector, mountInspector } = await import('../src/index.js');
  expect(typeof mountInspector).toBe('function');
  expect(() => defineInspector()).not.toThrow();
});
