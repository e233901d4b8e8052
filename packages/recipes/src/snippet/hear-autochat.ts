import { literal } from '../literal.js';

/** Autochat dispatches every outcome twice, under one name for all and under the outcome's own: a snippet hears one of the two. */
export function hearAutochat(stableEvent: string, listen: 'stable' | 'aliases'): string {
  return `
function onOutcome(event) {
  var detail = event.detail;
  if (detail && detail.scope === "chat_widget_tracking" && detail.dispatch_version === 1) hear(detail.event_type, detail);
}
${listen === 'stable' ? `window.addEventListener(${literal(stableEvent)}, onOutcome);` : 'Object.keys(events).forEach(function (name) { window.addEventListener(name, onOutcome); });'}`.trim();
}
