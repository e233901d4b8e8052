import type { Health } from '@chat-analytics/core';

const sum = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((total, count) => total + count, 0);

/** Every sentence in which the books do not balance; none where they do. */
export function unbalanced({ sources, sinks }: Health): string[] {
  const sentences: string[] = [];
  for (const [name, { received, accepted, duplicate, ignored, rejected }] of Object.entries(sources)) {
    const known = accepted + duplicate + ignored + sum(rejected);
    if (received !== known) sentences.push(`${name} received ${received}, but accepted ${accepted} + duplicate ${duplicate} + ignored ${ignored} + rejected ${sum(rejected)} = ${known}`);
  }
  for (const [name, { offered, restored, delivered, held, carried, dropped, failed }] of Object.entries(sinks)) {
    const known = delivered + sum(held) + carried + sum(dropped) + failed;
    if (offered + restored !== known) {
      sentences.push(
        `${name} was offered ${offered} + restored ${restored}, but delivered ${delivered} + held ${sum(held)} + carried ${carried} + dropped ${sum(dropped)} + failed ${failed} = ${known}`,
      );
    }
  }
  return sentences;
}

/** Throws where an event is unaccounted for: at a source, received = accepted + duplicate + ignored + rejected; at a sink, offered + restored = delivered + held + carried + dropped + failed. */
export function assertBooksBalance(health: Health): void {
  const sentences = unbalanced(health);
  if (sentences.length) throw new Error(`The books do not balance: ${sentences.join('; ')}.`);
}
