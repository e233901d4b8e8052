import { holds } from './container-conditions.js';
import { appendHtml, fillHtml } from './container-html.js';
import { tableOf, textOf } from './container-parameters.js';
import { createVariables, type Variables } from './container-variables.js';
import type { Container, ContainerTag } from './container.js';
import type { DataLayerModel } from './data-layer-model.js';
import { isPlainObject } from './plain-object.js';
import { createTagManagerConsent } from './tag-manager-consent.js';

/** What became of a tag whose trigger fired. */
export interface TagFiring {
  readonly tag: string;
  readonly event: string;
  /** `blocked`: its consent was not granted. It does not fire later by itself. */
  readonly outcome: 'fired' | 'blocked';
}

/** What the library has around it. */
export interface TagManagerSurroundings {
  readonly window: Window;
  readonly containerId: string;
  readonly container: Container | undefined;
  readonly model: DataLayerModel;
  /** A gtag command for a property, whose gtag.js is brought in if need be. */
  readonly gtag: (measurementId: string, ...command: unknown[]) => void;
  readonly soon: (callback: () => void) => void;
  /** A node that a tag has put on the page. */
  readonly added: (node: ChildNode) => void;
  readonly seenEvent: (name: string) => void;
  readonly seenTag: (firing: TagFiring) => void;
}

export interface TagManagerRuntime {
  /** Takes what is pushed, in order: what comes while a push is worked on waits for its turn. */
  take(items: readonly unknown[]): void;
  readonly variables: Variables;
  /** What a script of a Custom HTML tag calls for the value of a variable. */
  macro(index: number): unknown;
}

const isArguments = (item: unknown): item is ArrayLike<unknown> => Object.prototype.toString.call(item) === '[object Arguments]';

/** The library on one page. */
export function createTagManagerRuntime(surroundings: TagManagerSurroundings): TagManagerRuntime {
  const { window, containerId, container, model, gtag, soon, added, seenEvent, seenTag } = surroundings;
  const variables = createVariables({ window, containerId, model, variables: container?.variables ?? new Map() });
  const consent = createTagManagerConsent();
  const queue: unknown[] = [];
  const macros: unknown[] = [];
  const firedOnPage = new Set<ContainerTag>();
  let busy = false;
  let begun = false;
  let lastEventId = 0;

  const textOfTemplate = (template: string): string => String(variables.resolve(template));

  const isTriggered = (id: string, event: string): boolean => {
    const trigger = container?.triggers.get(id);
    return trigger !== undefined && (trigger.event ?? event) === event && trigger.conditions.every((condition) => holds(condition, textOfTemplate));
  };

  const resolveTable = (rows: readonly (readonly [string, string])[]): Record<string, unknown> => Object.fromEntries(rows.map(([name, value]) => [textOfTemplate(name), variables.resolve(value)]));

  const run: Readonly<Record<ContainerTag['type'], (tag: ContainerTag, where: string) => void>> = {
    html({ parameters }, where) {
      const html = fillHtml(textOf(parameters, 'html', where), {
        valueOf: (name) => variables.valueOf(name),
        expression: (value) => `google_tag_manager[${JSON.stringify(containerId)}].macro(${String(macros.push(value) - 1)})`,
      });
      appendHtml(window.document.body, html, added);
    },
    googtag({ parameters }, where) {
      gtag(textOfTemplate(textOf(parameters, 'tagId', where)), 'config', resolveTable(tableOf(parameters, 'configSettingsTable', ['parameter', 'parameterValue'], where)));
    },
    gaawe({ parameters }, where) {
      const settings = tableOf(parameters, 'eventSettingsTable', ['parameter', 'parameterValue'], where);
      gtag(textOfTemplate(textOf(parameters, 'measurementIdOverride', where)), 'event', textOfTemplate(textOf(parameters, 'eventName', where)), resolveTable(settings));
    },
  };

  function fire(event: string): void {
    for (const tag of container?.tags ?? []) {
      const { name, type, firing, blocking, option } = tag;
      const triggers = firing.filter((id) => isTriggered(id, event));
      if (!triggers.length || blocking.some((id) => isTriggered(id, event)) || (option === 'ONCE_PER_LOAD' && firedOnPage.has(tag))) continue;
      const allowed = tag.consent.every((needed) => consent.isGranted(needed));
      for (let times = option === 'UNLIMITED' ? triggers.length : 1; times > 0; times--) {
        seenTag({ tag: name, event, outcome: allowed ? 'fired' : 'blocked' });
        if (!allowed) continue;
        firedOnPage.add(tag);
        run[type](tag, `tag "${name}"`);
      }
    }
  }

  function takeMessage(message: Record<string, unknown>): void {
    const { event } = message;
    if (typeof event === 'string' && !begun) {
      begun = true;
      for (const first of ['gtm.init_consent', 'gtm.init']) takeMessage({ event: first });
    }
    model.take(message);
    if (typeof event !== 'string') return;
    if (typeof message['gtm.uniqueEventId'] !== 'number') {
      const id = { 'gtm.uniqueEventId': ++lastEventId };
      // One that is frozen stays as it is.
      Reflect.set(message, 'gtm.uniqueEventId', lastEventId);
      model.take(id);
    }
    seenEvent(event);
    fire(event);
    const { eventCallback } = message;
    if (typeof eventCallback === 'function') soon(() => void Reflect.apply(eventCallback, undefined, [containerId]));
  }

  function takeItem(item: unknown): void {
    if (isArguments(item)) {
      const [command, first, second] = Array.from(item);
      if (command === 'consent') consent.command(first, second);
      else if (command === 'event' && typeof first === 'string') takeMessage({ event: first, ...(isPlainObject(second) ? { eventModel: second } : {}) });
      // Inferred: as from a push with _clear.
      else if (command === 'set') model.take({ ...(isPlainObject(first) ? first : { [String(first)]: second }), _clear: true });
    } else if (isPlainObject(item)) takeMessage(item);
  }

  return {
    variables,
    macro: (index) => macros[index],
    take(items) {
      queue.push(...items);
      if (busy) return;
      busy = true;
      try {
        while (queue.length) takeItem(queue.shift());
      } finally {
        busy = false;
      }
    },
  };
}
