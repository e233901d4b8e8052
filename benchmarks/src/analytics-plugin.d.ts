declare module '@analytics/google-analytics' {
  import type { AnalyticsPlugin } from 'analytics';
  export default function googleAnalytics(options: { measurementIds: readonly string[] }): AnalyticsPlugin;
}
