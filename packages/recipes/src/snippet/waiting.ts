/**
 * The part of a snippet that waits for a library which comes late: `send` hands its arguments to `tell` once `ready()` says so, in order. For half
 * an hour, after which the library would date them wrongly, and a hundred at most.
 */
export const waitingSource = `
var waiting = [];
var delay, timer;
function send() {
  waiting.push({ since: new Date().getTime(), args: arguments });
  if (waiting.length > 100) waiting.shift();
  delay = 50;
  drain();
}
function drain() {
  clearTimeout(timer);
  while (waiting.length && new Date().getTime() - waiting[0].since > 1800000) waiting.shift();
  if (!waiting.length) return;
  if (!ready()) {
    delay = Math.min(delay * 1.2, 2000);
    timer = setTimeout(drain, delay);
    return;
  }
  while (waiting.length) {
    try { tell.apply(null, waiting.shift().args); } catch (error) { /* The library's own trouble. */ }
  }
}
window.addEventListener("pagehide", drain);`.trim();
