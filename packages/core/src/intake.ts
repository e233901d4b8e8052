import type { ReportIssue } from './issues.js';
import type { Reading } from './reading.js';
import type { SourceContext, SourceStatus, Stop } from './source.js';

/**
 * A source's way in. There from the start, so that no event is missed; what it takes to read one is made when the first comes: browsers take longer
 * to compile that than to run all that a start needs.
 */
export interface Intake extends SourceContext {
  readonly vendor: string;
  /** How far the source has come. */
  status: SourceStatus;
  stop: Stop;
}

/** `open` makes what reads its payloads, where these analytics run. */
export function createIntake(window: Window, vendor: string, report: ReportIssue, open: (intake: Intake) => Reading | undefined): Intake {
  const stops: Stop[] = [];
  let reading: Reading | undefined;

  /** Nothing once the source has stopped. */
  const find = (): Reading | undefined => (intake.status === 'stopped' ? undefined : (reading ??= open(intake)));

  const intake: Intake = {
    vendor,
    status: 'waiting',
    window,
    report,
    guard(payload, read) {
      try {
        read(payload);
      } catch {
        intake.reject('unreadable', payload);
      }
    },
    reject: (reason, payload) => find()?.enter('rejected', payload, reason),
    ignore: (reason, payload) => find()?.enter('ignored', payload, reason),
    receive: (name, payload, told) => find()?.receive(name, payload, told),
    setStatus(wanted) {
      if (intake.status !== 'stopped') intake.status = wanted;
    },
    listen(target, type, hear) {
      if (intake.status === 'stopped') return;
      const listener = (event: Event): void => intake.guard(event, hear);
      target.addEventListener(type, listener);
      stops.push(() => target.removeEventListener(type, listener));
    },
    stop() {
      intake.status = 'stopped';
      for (const stop of stops.splice(0)) stop();
    },
  };
  return intake;
}
