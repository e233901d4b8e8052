import { afterEach, expect, it } from 'vitest';
import { createTagManager, type TagManagerFake } from '../src/tag-manager.js';
import { dataLayerVariable, exportOf, htmlTag, trigger } from './container-export.js';

let manager: TagManagerFake;

afterEach(() => {
  manager.remove();
  for (const name of ['heard', 'attributes']) Reflect.deleteProperty(window, name);
});

function run(html: string, ...pushed: object[]): unknown {
  manager = createTagManager(window, {
    container: exportOf({ tag: [htmlTag('1', 'HTML', '2', html)], trigger: [trigger('2', 'a')], variable: [dataLayerVariable('3', 'text', 'chat.text')] }),
  });
  const layer = Reflect.get(window, 'dataLayer') as unknown[];
  for (const push of pushed) layer.push(push);
  return Reflect.get(window, 'heard');
}

const texts = ["it's", '"quoted"', '</script><script>window.heard = "broken out"</script>', 'a\\', '\u2028', '${heard}', '{{text}}'];

it.each(texts)('gives a script the value of a variable, in code and in string literals: %s', (text) => {
  const html = '<script>window.heard = [{{text}}, "<{{text}}>", \'{{text}}\']; // it\'s {{text}}\n</script>';
  expect(run(html, { event: 'a', chat: { text } })).toEqual([text, `<${text}>`, text]);
});

it('gives a script the value itself, whatever it is', () => {
  const text = { a: [1] };
  expect(run('<script>window.heard = {{text}};</script>', { event: 'a', chat: { text } })).toEqual(text);
});

it('writes a variable into markup as text', () => {
  run('<p id="from-tag">{{text}}</p>', { event: 'a', chat: { text: '<b>bold</b>' } });
  expect(document.querySelector('#from-tag')?.textContent).toBe('<b>bold</b>');
});

it('runs scripts in order, those inside other elements too, at every event', () => {
  const html = '<div><script>window.heard = (window.heard || "") + "1";</script></div><script>window.heard += "2";</script>';
  expect(run(html, { event: 'a' }, { event: 'b' }, { event: 'a' })).toBe('1212');
});

it('takes all attributes of a script but its address, id and charset away, and goes on when it has come', async () => {
  const address = URL.createObjectURL(new Blob(['var from = document.currentScript; window.heard = [from.id, from.getAttributeNames().join()];']));
  const html = `<script id="loader" async src="${address}" data-vendors="autochat"></script><script>window.heard.push('after');</script>`;
  run(html, { event: 'a' });
  await expect.poll(() => Reflect.get(window, 'heard') as unknown).toEqual(['loader', 'type,id,src', 'after']);
  URL.revokeObjectURL(address);
});

it('lets what a tag pushes wait until the event is over, as any push', () => {
  run('<script>dataLayer.push({ event: "from tag", chat: { text: "pushed" } }); window.heard = {{text}};</script>', { event: 'a', chat: { text: 'first' } });
  expect(Reflect.get(window, 'heard')).toBe('first');
  expect(manager.events.at(-1)).toBe('from tag');
  expect(manager.value('chat.text')).toBe('pushed');
});

it('takes what tags have put on the page away when it is removed', () => {
  run('<p class="from-tag"></p><script></script>', { event: 'a' });
  expect(document.querySelectorAll('.from-tag')).toHaveLength(1);
  manager.remove();
  expect(document.querySelectorAll('.from-tag')).toHaveLength(0);
});
