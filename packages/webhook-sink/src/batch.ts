/** An event on its way, as text, and how to say what became of it. */
export interface Entry {
  readonly id: string;
  readonly text: string;
  /** The length of `text` on the wire. */
  readonly bytes: number;
  resolve(): void;
  reject(reason: Error): void;
}

/** The same events make the same id, on another page too, so that a batch which comes again is known by it: a sum over their ids, FNV-1a of 64 bits. */
export function batchIdOf(batch: readonly Entry[]): string {
  let sum = 0xcbf29ce484222325n;
  for (const char of batch.map(({ id }) => id).join()) sum = BigInt.asUintN(64, (sum ^ BigInt(char.codePointAt(0) ?? 0)) * 0x100000001b3n);
  return sum.toString(36);
}

/** What is posted. */
export function bodyOf(id: string, batch: readonly Entry[]): string {
  return `{"batch_id":"${id}","sent_at":"${new Date().toISOString()}","events":[${batch.map(({ text }) => text).join()}]}`;
}
