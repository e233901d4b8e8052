// The demo, which has a server of its own where it is at home. Here a service worker takes its place, before the demo begins.
import { withBase } from 'vitepress';
import { defineComponent, h, onMounted, ref } from 'vue';

/** Resolves when the worker answers. Where there can be none, the demo's endpoint is out of order, and nothing else. */
async function startEndpoint(): Promise<void> {
  const { installing, waiting, active } = await navigator.serviceWorker.register(withBase('/shop/endpoint.js'));
  const worker = installing ?? waiting ?? active;
  if (!worker || worker.state === 'activated') return;
  await new Promise<void>((resolve) => {
    worker.addEventListener('statechange', () => {
      if (worker.state === 'activated' || worker.state === 'redundant') resolve();
    });
  });
}

export const DemoFrame = defineComponent({
  setup() {
    const isReady = ref(false);
    onMounted(async () => {
      if ('serviceWorker' in navigator) await startEndpoint().catch(() => undefined);
      isReady.value = true;
    });
    return () => h('iframe', { class: 'demo', src: isReady.value ? withBase('/shop/index.html') : undefined, title: 'The demo: a shop with a chat, and a board of what it tells' });
  },
});
