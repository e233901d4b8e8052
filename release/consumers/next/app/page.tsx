import { eventTypes } from '@chat-analytics/core';

export const dynamic = 'force-dynamic';

export default function Page() {
  return (
    <main>
      <h1>Jackets</h1>
      <p>Hears {eventTypes.length} kinds of events.</p>
    </main>
  );
}
