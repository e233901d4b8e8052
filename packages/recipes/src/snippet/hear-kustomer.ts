import { contract, listeners } from '@chat-analytics/kustomer';
import { key, literal } from '../literal.js';

function table(names: Readonly<Record<string, string>>): string {
  return `{\n${Object.entries(names).map(([action, name]) => `    ${key(action)}: ${literal(name)}`).join(',\n')}\n  }`;
}

/**
 * Hears the widget, KustomerCore and SDKs with `on`, whichever come and however late: looks for them for two minutes, and again whenever a
 * loader announces itself. An action counts on the best way there is.
 */
export function hearKustomer(global: string, customEvents: Readonly<Record<string, string>>): string {
  const { core, widget, on } = listeners;
  const ids = Object.fromEntries(Object.entries(contract.events).flatMap(([action, event]) => ('id' in event ? [[action, event.id]] : [])));
  return `
var listeners = {
  core: ${table(core)},
  widget: ${table(widget)},
  on: ${table({ ...on, ...customEvents })}
};
// By its id an event is known again, whichever way it comes; without one it counts on the best way alone.
var idPaths = ${table(ids)};
var heard = {};
var pause, nextLook;

function wayOf(sdk) {
  function can(method) { return typeof sdk[method] === "function"; }
  if (!sdk || can("initialize")) return undefined;
  if (can("addListener")) return can("init") ? "core" : "widget";
  return can("on") ? "on" : undefined;
}
function bestWay(action) {
  return ["core", "widget", "on"].filter(function (way) { return heard[way] && listeners[way][action]; })[0];
}
function receive(way, action, payload) {
  if (bestWay(action) !== way && !payload[idPaths[action]]) return;
  if (action === "message received" && payload.direction === "in") return;
  if (action === "conversation ended" && payload.ended === false) return;
  if (action === "satisfaction submitted") payload = answerOf(payload);
  if (payload) hear(action, payload);
}
// Core tells of a form when it arrives, too; where the answer stands depends on the SDK.
function answerOf(payload) {
  var answer = {};
  [{ rating: payload.satisfactionScore }, payload.response || {}, payload].forEach(function (part) {
    Object.keys(part).forEach(function (name) { if (part[name] !== undefined) answer[name] = part[name]; });
  });
  return answer.rating || answer.rating === 0 ? answer : undefined;
}
function listen(way, sdk) {
  var unread = Infinity, listening = false;
  heard[way] = sdk;
  Object.keys(listeners[way]).forEach(function (action) {
    function callback(response, error) {
      if (heard[way] !== sdk || (error && way !== "on")) return;
      try {
        var payload = response || {};
        if (action !== "unread count risen") return receive(way, action, payload);
        if (typeof payload.total !== "number") return;
        var risen = payload.total > unread;
        unread = payload.total;
        if (risen && !bestWay("message received")) receive(way, action, { total: payload.total, conversationId: (payload.change || {}).conversationId });
      } catch (error) { /* The page must not suffer. */ }
    }
    try {
      sdk[way === "on" ? "on" : "addListener"](listeners[way][action], callback);
      listening = true;
    } catch (error) { /* An SDK that knows no such event. */ }
  });
  if (!listening) delete heard[way];
}
function look() {
  clearTimeout(nextLook);
  pause *= 1.1;
  if (pause < 10000) nextLook = setTimeout(look, pause);
  var found = {};
  [window[${literal(global)}], window.KustomerCore].forEach(function (sdk) {
    try {
      var way = wayOf(sdk);
      if (way) found[way] = sdk;
    } catch (error) { /* The page's own trouble. */ }
  });
  Object.keys(found).forEach(function (way) { if (heard[way] !== found[way]) listen(way, found[way]); });
}
function begin() {
  pause = 50;
  look();
}
window.addEventListener("kustomerLoaded", begin);
window.addEventListener("kustomerCoreLoaded", begin);
begin();`.trim();
}
