import type { Theme } from 'vitepress';
import DefaultTheme from 'vitepress/theme-without-fonts';
import { h } from 'vue';
import { HeroPicture } from './HeroPicture.js';
import { SnippetBuilder } from './SnippetBuilder.js';
import './style.css';

export default {
  extends: DefaultTheme,
  Layout: () => h(DefaultTheme.Layout, undefined, { 'home-hero-image': () => h(HeroPicture) }),
  enhanceApp: ({ app }) => void app.component('SnippetBuilder', SnippetBuilder),
} satisfies Theme;
