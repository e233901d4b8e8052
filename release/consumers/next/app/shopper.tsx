'use client';

import type { ConsentState } from '@chat-analytics/core';
import { useState } from 'react';
import { ChatAnalytics } from './chat-analytics';

export function Shopper() {
  const [consent, setConsent] = useState<ConsentState>('pending');
  return (
    <>
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
