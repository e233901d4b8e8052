// The builder, which needs a browser, with the two files of this site that it reads.
import { withBase } from 'vitepress';
import { defineComponent, h, onMounted } from 'vue';

export const SnippetBuilder = defineComponent({
  setup() {
    onMounted(async () => {
      const { defineSnippetBuilder } = await import('@chat-analytics/snippet-builder');
      defineSnippetBuilder();
    });
    return () => h('chat-analytics-snippet-builder', { config: withBase('/config.json'), presets: withBase('/snippet-presets.json') });
  },
});
