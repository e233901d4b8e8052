import type { Sink, SinkContext } from '@chat-analytics/core';
import { vi } from 'vitest';
import { meta, type MetaOptions } from '../src/index.js';

export interface Run {
  readonly sink: Sink;
  readonly context: SinkContext;
  tell(state: 'granted' | 'denied' | 'pending'): void;
  stop(): void;
  readonly reports: string[];
  blocked(): number;
}

/** A sink that is told of consent, as the pipeline tells it. */
export function runSink(options: MetaOptions): Run {
  const sink = meta(options);
  const reports: string[] = [];
  const blocked = vi.fn();
  const context: SinkContext = { window, contract: () => undefined, report: (code, where) => reports.push(`${code} ${where}`), blocked };
  const stop = sink.start?.(context);
  return { sink, context, tell: (state) => sink.onConsent?.(state, context), stop: () => stop?.(), reports, blocked: () => blocked.mock.calls.length };
}
