import type { SinkContext } from '@chat-analytics/core';

/** Where to send, and with which headers. */
export interface Target {
  readonly url: string;
  readonly headers: Headers;
  /** Whether the host asked for headers: a beacon can have none. */
  readonly ownHeaders: boolean;
}

/** The options of {@link webhook} that only the page can judge. Who was not compiled may have written anything. */
interface TargetOptions {
  readonly url?: string;
  readonly headers?: Readonly<Record<string, unknown>>;
}

/** What `fetch` takes: no credentials, and on a secure page nothing insecure but the visitor's own machine. */
const anyAddress = /^https?:\/\/[^/@]*\//;
const secureAddress = /^http(s:\/\/|:\/\/(localhost|127\.|\[::1]))[^/@]*\//;

/** The options as the page's `fetch` takes them. Without its address or its headers a request is somebody else's, or nobody's. */
export function readTarget({ url, headers: given = {} }: TargetOptions, { window: { location }, report }: SinkContext): Target | undefined {
  let option = 'url';
  try {
    // A page may have its links lead elsewhere by its `base`, and `fetch` would follow that.
    const { href } = new URL(url ?? '', location.href);
    if (!url || !(location.protocol === 'https:' ? secureAddress : anyAddress).test(href)) throw new TypeError();
    option = 'headers';
    const values = Object.values(given);
    const headers = new Headers(given as Record<string, string>);
    if (values.some((value) => typeof value !== 'string')) throw new TypeError();
    headers.set('content-type', 'application/json');
    return { url: href, headers, ownHeaders: values.length > 0 };
  } catch {
    report('bad_option', `webhook.${option}`, 'must be what this page can send');
    return undefined;
  }
}
