import type { Theme } from 'vitepress';
import DefaultTheme from 'vitepress/theme-without-fonts';
import { h } from 'vue';
import { DemoFrame } from './DemoFrame.js';
import { HeroPicture } from './HeroPicture.js';
import { SnippetBuilder } from './SnippetBuilder.js';
import './style.css';

export default {
  extends: DefaultTheme,
  Layout: () => h(DefaultTheme.Layout, undefined, { 'home-hero-image': () => h(HeroPicture) }),
  enhanceApp: ({ app }) => void app.component('SnippetBuilder', SnippetBuilder).component('DemoFrame', DemoFrame),
} satisfies Theme;
