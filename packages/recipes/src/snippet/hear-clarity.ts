import { ownAttributes } from '@chat-analytics/clarity';
import { literal } from '../literal.js';

/**
 * Listens in on `track` of the Bloomreach Engagement SDK, through which Clarity tracks, as the tap of `@chat-analytics/clarity` does: reads what
 * the SDK's stub has queued, wraps the method, and wraps again whenever something has taken its place. Calls go on untouched. A wrapper has what
 * it wraps under a key that all wrappers of this project share, or two of them would wrap each other for ever.
 */
export function hearClarity(globals: readonly string[]): string {
  return `
var inside = typeof Symbol === "function" ? Symbol["for"]("chat-analytics") : "chat-analytics";
var attributes = [${ownAttributes.map(literal).join(', ')}];
var wrappers = [], counted = [], queues = {};
var pause = 50, found, lastFound = new Date().getTime(), nextLook, passing;

function receive(args) {
  var properties = args[1];
  var isObject = typeof properties === "object" && properties !== null;
  var name = (isObject && properties.action) || args[0];
  if (!isObject || !properties.action) { if (name !== "close_survey") return; }
  if (isObject) {
    if (counted.indexOf(properties) >= 0) return;
    counted.push(properties);
    if (counted.length > 200) counted.shift();
  }
  // Others track things of this name too.
  if (name === "actual_show" && !/^[A-Z]+_[A-Z_]+$/.test(properties.component) && !attributes.some(function (attribute) { return attribute in properties; })) return;
  hear(name, properties);
}
function readQueue(name, queue, silently) {
  if (!Array.isArray(queue)) return;
  var before = queues[name];
  var from = before && before.queue === queue ? before.length : 0;
  queues[name] = { queue: queue, length: queue.length };
  if (!silently) queue.slice(from).forEach(function (entry) { if (Array.isArray(entry) && entry[0] === "track") receive(entry[1]); });
}
function isOurs(method) {
  for (; typeof method === "function"; method = method[inside]) if (wrappers.indexOf(method) >= 0) return true;
  return false;
}
function wrap(name, sdk) {
  var track = sdk.track;
  function wrapper() {
    // A call comes by again where another script has wrapped our wrapper, and we have wrapped that.
    var outer = passing, again = outer && outer[0] === arguments[0] && outer[1] === arguments[1], result;
    passing = arguments;
    try { if (!again) receive(arguments); } catch (error) { /* It may not have been meant for us. */ }
    try { result = track.apply(this, arguments); } finally { passing = outer; }
    try { readQueue(name, sdk._, true); } catch (error) { /* Nor may its queue. */ }
    return result;
  }
  wrapper[inside] = track;
  if (wrappers.push(wrapper) <= 50) sdk.track = wrapper;
}
function look() {
  clearTimeout(nextLook);
  found = false;
  [${globals.map(literal).join(', ')}].forEach(function (name) {
    try {
      var sdk = window[name];
      if (!sdk || typeof sdk.track !== "function") return;
      found = true;
      readQueue(name, sdk._);
      if (!isOurs(sdk.track)) wrap(name, sdk);
    } catch (error) { /* One that cannot be wrapped. */ }
  });
  if (found) lastFound = new Date().getTime();
  if (new Date().getTime() - lastFound < 60000) {
    pause = Math.min(pause * 1.5, 1000);
    nextLook = setTimeout(look, pause);
  }
}
// A script that has run fires "load": nothing can track before we have looked, unless the script itself does.
document.addEventListener("load", look, true);
window.addEventListener("pagehide", look);
look();`.trim();
}
