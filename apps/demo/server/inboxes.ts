/** How the endpoint answers: it takes what comes, is out of order for now, or wants none of it. */
export const answers = { accept: 204, fail: 503, refuse: 400 } as const;
export type Answer = keyof typeof answers;

/** A request that the endpoint had, whatever it answered. */
export interface Delivery {
  /** Counted from 1, in the order of arrival. */
  readonly number: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The batch's own id: the same for every attempt to deliver it. */
  readonly idempotency_key: string | undefined;
  /** The status of the answer. */
  readonly status: number;
  readonly body: unknown;
}

/** What one visitor's page has sent, and how it is answered. */
export interface Inbox {
  answer: Answer;
  /** The newest last, as many as are kept. */
  readonly deliveries: readonly Delivery[];
  receive(body: unknown, idempotencyKey: string | undefined): Delivery;
  /** Calls back with every delivery to come. Returns the way to stop that. */
  follow(listener: (delivery: Delivery) => void): () => void;
}

/** How many requests an inbox keeps, how many watch it, and how many inboxes there are. The oldest go first. */
const limits = { deliveries: 200, followers: 8, inboxes: 50 };

function createInbox(): Inbox {
  const deliveries: Delivery[] = [];
  const followers = new Set<(delivery: Delivery) => void>();
  let number = 0;
  const inbox: Inbox = {
    answer: 'accept',
    deliveries,
    receive(body, idempotencyKey) {
      const delivery: Delivery = { number: ++number, at: new Date().toISOString(), idempotency_key: idempotencyKey, status: answers[inbox.answer], body };
      deliveries.push(delivery);
      if (deliveries.length > limits.deliveries) deliveries.shift();
      for (const follower of followers) follower(delivery);
      return delivery;
    },
    follow(listener) {
      if (followers.size < limits.followers) followers.add(listener);
      return () => followers.delete(listener);
    },
  };
  return inbox;
}

/** The inboxes by their names. An inbox is there once it is asked for. */
export function createInboxes(): (name: string) => Inbox {
  const inboxes = new Map<string, Inbox>();
  return (name) => {
    const inbox = inboxes.get(name) ?? createInbox();
    // What was used last is forgotten last.
    inboxes.delete(name);
    inboxes.set(name, inbox);
    const [oldest] = inboxes.keys();
    if (inboxes.size > limits.inboxes && oldest !== undefined) inboxes.delete(oldest);
    return inbox;
  };
}
