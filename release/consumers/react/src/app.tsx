import type { ConsentState } from '@chat-analytics/core';
import { useState } from 'react';
import { ChatAnalytics } from './chat-analytics';

export function App() {
  const [consent, setConsent] = useState<ConsentState>('pending');
  return (
    <>
      <h1>Jackets</h1>
      {consent === 'pending' && (
        <section aria-label="Cookies">
          <button onClick={() => setConsent('granted')}>Allow</button>
          <button onClick={() => setConsent('denied')}>Refuse</button>
        </section>
      )}
      <ChatAnalytics consent={consent} />
    </>
  );
}
