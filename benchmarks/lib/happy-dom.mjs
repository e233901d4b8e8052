import { Window } from 'happy-dom';

/** Makes this process a page, for subjects that look for one among the globals. Nothing is fetched. */
export function becomePage() {
  const window = new Window({
    url: 'https://shop.example/products/jackets',
    settings: { disableJavaScriptFileLoading: true, handleDisabledFileLoadingAsSuccess: true },
  });
  const names = new Set([...Object.getOwnPropertyNames(window), ...Object.getOwnPropertyNames(Object.getPrototypeOf(window))]);
  for (const name of ['navigator', 'CustomEvent', 'Event', 'EventTarget']) Object.defineProperty(globalThis, name, { value: window[name], configurable: true, writable: true });
  for (const name of names) if (!(name in globalThis)) globalThis[name] = window[name];
  globalThis.window = window;
  return window;
}
