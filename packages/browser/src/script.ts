import { rules } from './rules.js';

const fileName = /\/chat-analytics[\w.@-]*\.js([?#]|$)/;

const isConfigured = (script: Element): boolean => Object.keys(rules).some((name) => script.hasAttribute(`data-${name}`));

/**
 * The tag that this script came by: the one that runs, if it is a script tag of ours, which one may serve under any name; else, as in a module, one with the name
 * of our file.
 */
export function findOwnScript(document: Document): HTMLScriptElement | undefined {
  const running = document.currentScript;
  if (running instanceof HTMLScriptElement && (fileName.test(running.src) || isConfigured(running))) return running;
  return Array.from(document.scripts).find(({ src }) => fileName.test(src));
}
