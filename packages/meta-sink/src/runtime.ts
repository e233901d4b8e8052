/** As much of a page with the Meta Pixel as the sink touches. */
export interface PixelWindow extends Window {
  fbq?: PixelFunction;
}

export interface PixelFunction {
  (method: string, ...rest: unknown[]): void;
  /** The library's own entry. The stub has none, and its `loaded` is true all the same. */
  callMethod?: unknown;
  /** The calls that wait: for the library, or for consent. */
  queue?: unknown;
}

/** Whether the pixel library itself runs. Source: recorded runs of version 2.9.324. */
export function isRunning({ fbq }: PixelWindow): boolean {
  return typeof fbq?.callMethod === 'function';
}
