import { autochat } from '@chat-analytics/autochat';
import { createChatAnalytics, type ConsentState } from '@chat-analytics/core';
import { ga4 } from '@chat-analytics/ga4-sink';
import { meta } from '@chat-analytics/meta-sink';
import { onMounted, onUnmounted, watch, type Ref } from 'vue';

/**
 * Hears the chat for as long as the component is mounted,
 * and sends what it hears as far as the shopper allows.
 */
export function useChatAnalytics(consent: Ref<ConsentState>): void {
  onMounted(() => {
    const analytics = createChatAnalytics({
      sources: [autochat()],
      sinks: [
        ga4({ measurementId: 'G-XXXXXXXXXX' }),
        meta({ pixelId: '1234567890' }),
      ],
      consent: { analytics: 'pending', advertising: 'pending' },
    });
    const forget = watch(
      consent,
      (state) => {
        analytics.consent.update({ analytics: state, advertising: state });
      },
      { immediate: true },
    );
    onUnmounted(() => {
      forget();
      analytics.stop();
    });
  });
}
