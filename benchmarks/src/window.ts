/** An outcome as the vendor tells it. */
export type Payload = Readonly<Record<string, unknown>>;

/** As much of a window as the subjects find in it. */
export interface BenchmarkWindow extends Window {
  CustomEvent: typeof CustomEvent;
  gtag?: (...args: unknown[]) => void;
  dataLayer?: unknown[];
  google_tag_manager?: Readonly<Record<string, unknown>>;
  fbq?: ((...args: unknown[]) => void) & { callMethod?: (...args: unknown[]) => void };
  exponea?: { track(type: string, properties: Payload): void };
  KustomerCore?: {
    init(): void;
    addListener(name: string, callback: (response: Payload) => void): unknown;
    removeListener(name: string): unknown;
  };
}
