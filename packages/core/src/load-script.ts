import type { Sink, SinkContext } from './sink.js';
import type { Stop } from './source.js';

/** A vendor's script. */
export interface VendorScript {
  readonly src: string;
  /** The nonce of the page's Content Security Policy. */
  readonly nonce?: string | undefined;
  /** Whether an address is that of this script, whoever has put it on the page. */
  is(src: string): boolean;
  /** Called where it cannot be loaded. */
  blocked(): void;
}

/** As much of Trusted Types as is used. */
interface TrustedTypesWindow {
  readonly trustedTypes?: { createPolicy(name: string, rules: { createScriptURL(src: string): string }): ScriptPolicy };
}
interface ScriptPolicy {
  createScriptURL(src: string): unknown;
}

/** Nobody else gets at the policies, so they need not be choosy. A page that allows a name once takes no second policy of that name. */
const policies = new WeakMap<Window, ScriptPolicy>();

/** The address as a page takes it that asks for Trusted Types. Where the policy is not allowed, as it is: the page may have a default policy. */
function trust(window: Window, src: string): unknown {
  try {
    const known = policies.get(window);
    const policy = known ?? (window as TrustedTypesWindow).trustedTypes?.createPolicy('chat-analytics', { createScriptURL: (address) => address });
    if (policy && !known) policies.set(window, policy);
    return policy ? policy.createScriptURL(src) : src;
  } catch {
    return src;
  }
}

/** On a script that did not load, for the sinks that come after. */
const mark = 'chatAnalytics';

/** Whether a script runs. Consent platforms put some to sleep by a type that is none. */
const runs = ({ type }: HTMLScriptElement): boolean => /^$|^module$|(java|ecma)script$/i.test(type);

/** The script where it is on the page, whoever put it there. */
export function findScript(window: Window, is: VendorScript['is']): HTMLScriptElement | undefined {
  return Array.from(window.document.scripts).find((script) => runs(script) && is(script.src));
}

/** Brings a vendor's script in, unless it is on the page. Whoever put it there: it is told where it does not load. Returns the way to hear no more of it. */
export function loadScript(window: Window, { src, nonce, is, blocked }: VendorScript): Stop {
  const { document } = window;
  const there = findScript(window, is);
  const script = there ?? document.createElement('script');
  function fail(): void {
    script.dataset[mark] = 'blocked';
    blocked();
  }
  script.addEventListener('error', fail);
  try {
    if (script.dataset[mark]) blocked();
    if (!there) {
      if (nonce) script.nonce = nonce;
      Reflect.set(script, 'src', trust(window, src));
      document.head.append(script);
    }
  } catch {
    // The page asks for Trusted Types, and does not allow our policy.
    fail();
  }
  return () => script.removeEventListener('error', fail);
}

/** The part of a sink that begins something at the first grant, and ends it with the sink. */
export function onFirstGrant(begin: (context: SinkContext) => Stop | undefined): Required<Pick<Sink, 'start' | 'onConsent'>> {
  let begun = false;
  let stop: Stop | undefined;
  return {
    onConsent(state, context) {
      if (begun || state !== 'granted') return;
      begun = true;
      stop = begin(context);
    },
    start: () => () => {
      stop?.();
      begun = false;
      stop = undefined;
    },
  };
}
