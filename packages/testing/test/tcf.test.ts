import { afterEach, describe, expect, it } from 'vitest';
import { createTcf, type TcfFake, type TcfOptions } from '../src/tcf.js';

let tcf: TcfFake | undefined;
afterEach(() => tcf?.remove());

function open(options?: TcfOptions): TcfFake {
  tcf = createTcf(window, options);
  return tcf;
}

type Answer = Record<string, unknown> | null;
const api = (command: string, callback: (...answer: unknown[]) => void, parameter?: unknown, version = 2): unknown =>
  (window as Window & { __tcfapi?: (...call: unknown[]) => unknown }).__tcfapi?.(command, version, callback, parameter);

function listen(): unknown[] {
  const heard: unknown[] = [];
  api('addEventListener', (data) => heard.push((data as Answer)?.eventStatus));
  return heard;
}

describe('the consent platform', () => {
  it('has a stub that answers a ping and queues the rest for the platform', () => {
    const { load, answer } = open({ arrival: 'manual' });
    const pings: unknown[] = [];
    api('ping', (data) => pings.push((data as Answer)?.cmpLoaded));
    const heard = listen();
    expect([pings, heard]).toEqual([[false], []]);
    load();
    answer({ purposes: [1] });
    api('ping', (data) => pings.push((data as Answer)?.cmpLoaded));
    expect([pings, heard]).toEqual([
      [false, true],
      [undefined, 'useractioncomplete'],
    ]);
  });

  it('tells a new listener at once, with the id of its registration', () => {
    open({ stored: { purposes: [1, 7], vendors: [755] } });
    const answers: unknown[][] = [];
    api('addEventListener', (...answer) => answers.push(answer));
    expect(answers).toMatchObject([[{ eventStatus: 'tcloaded', gdprApplies: true, listenerId: 1, purpose: { consents: { 1: true, 7: true } }, vendor: { consents: { 755: true } } }, true]]);
  });

  it('shows its dialogue with a string in which nothing has consent', () => {
    const { show, answer } = open();
    const heard = listen();
    show();
    answer({});
    expect(heard).toEqual([undefined, 'cmpuishown', 'useractioncomplete']);
  });

  it('has little to say where the GDPR does not apply', () => {
    open({ gdprApplies: false, stored: { purposes: [1] } });
    api('addEventListener', (data) => {
      expect(Object.keys(data as object).sort()).toEqual(['cmpId', 'cmpVersion', 'gdprApplies', 'listenerId', 'tcfPolicyVersion']);
    });
    expect.assertions(1);
  });

  it('forgets a listener that is taken away, and says so', () => {
    const { listeners } = open();
    listen();
    const answers: unknown[] = [];
    api('removeEventListener', (success) => answers.push(success), 1);
    api('removeEventListener', (success) => answers.push(success), 1);
    expect([answers, listeners()]).toEqual([[true, false], 0]);
  });

  it('refuses other versions and commands', () => {
    open();
    const answers: unknown[][] = [];
    api('addEventListener', (...answer) => answers.push(answer), undefined, 1);
    api('getVendorList', (...answer) => answers.push(answer));
    expect(answers).toEqual([
      [null, false],
      [undefined, false],
    ]);
  });

  it('may forget its queue, and is anew on every page', () => {
    const { load, navigate, listeners } = open({ arrival: 'manual', forgetful: true });
    const heard = listen();
    load();
    listen();
    navigate();
    load();
    expect([heard, listeners()]).toEqual([[], 0]);
  });

  it('gives the window its global back', () => {
    open().remove();
    expect('__tcfapi' in window).toBe(false);
  });
});
