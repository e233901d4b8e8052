'use client';

import { autochat } from '@chat-analytics/autochat';
import { createChatAnalytics, type ConsentState } from '@chat-analytics/core';
import { ga4 } from '@chat-analytics/ga4-sink';
import { meta } from '@chat-analytics/meta-sink';
import { useEffect, useRef } from 'react';

/**
 * Hears the chat for as long as it is mounted,
 * and sends what it hears as far as the shopper allows.
 */
export function ChatAnalytics({ consent }: { consent: ConsentState }) {
  const analytics = useRef<ReturnType<typeof createChatAnalytics> | null>(null);

  useEffect(() => {
    const started = createChatAnalytics({
      sources: [autochat()],
      sinks: [
        ga4({ measurementId: 'G-XXXXXXXXXX' }),
        meta({ pixelId: '1234567890' }),
      ],
      consent: { analytics: 'pending', advertising: 'pending' },
    });
    analytics.current = started;
    return () => started.stop();
  }, []);

  useEffect(() => {
    analytics.current?.consent.update({
      analytics: consent,
      advertising: consent,
    });
  }, [consent]);

  return null;
}
