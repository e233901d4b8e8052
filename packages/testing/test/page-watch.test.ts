import { afterEach, describe, expect, it } from 'vitest';
import { watchPage, type PageWatch } from '../src/index.js';

let watch: PageWatch | undefined;
afterEach(() => watch?.end());

const listener = (): void => undefined;
/** What is left of what is done here. */
function leftOf(act: () => void): string[] {
  watch = watchPage(window);
  act();
  return watch.left();
}

describe('what is left on a page', () => {
  it('is a listener that captures, where one that does not was removed', () => {
    expect(
      leftOf(() => {
        window.addEventListener('a', listener, true);
        window.removeEventListener('a', listener);
      }),
    ).toEqual(['window listener for a']);
    window.removeEventListener('a', listener, true);
    expect(watch?.left()).toEqual([]);
  });

  it('is no listener that was to be called once, and was', () => {
    let calls = 0;
    const count = (): number => calls++;
    expect(leftOf(() => window.addEventListener('b', count, { once: true }))).toEqual(['window listener for b']);
    for (const type of ['b', 'b']) window.dispatchEvent(new Event(type));
    expect([calls, watch?.left()]).toEqual([1, []]);
  });

  it('is no listener that a signal has ended', () => {
    const controller = new AbortController();
    expect(leftOf(() => document.addEventListener('c', listener, { signal: controller.signal }))).toEqual(['document listener for c']);
    controller.abort();
    expect(watch?.left()).toEqual([]);
  });

  it('is a timer, until it is cleared, by either name', () => {
    expect(leftOf(() => window.clearInterval(window.setTimeout(listener, 1e6)))).toEqual([]);
    const id = window.setInterval(listener, 1e6);
    expect(watch?.left()).toEqual(['setInterval']);
    window.clearTimeout(id);
    expect(watch?.left()).toEqual([]);
  });
});

describe('what has changed on a page', () => {
  const page = window as Window & { acme?: object | undefined };
  afterEach(() => delete page.acme);

  it('is a global with another value, and one that is gone', () => {
    page.acme = {};
    expect(leftOf(() => (page.acme = {}))).toEqual([]);
    expect(watch?.changed()).toEqual(['the global acme']);
    delete page.acme;
    expect(watch?.changed()).toEqual(['the global acme']);
  });

  it('is no global that has its value again', () => {
    const before = {};
    page.acme = before;
    leftOf(() => (page.acme = {}));
    page.acme = before;
    expect(watch?.changed()).toEqual([]);
  });

  it('is no global that is new', () => {
    expect(leftOf(() => (page.acme = {}))).toEqual(['the global acme']);
    expect(watch?.changed()).toEqual([]);
  });
});
