import { expect, it } from 'vitest';
import { addressOf, readSettings } from './settings.js';

it('opens on the chat that a link names', () => {
  expect(readSettings('https://shop.example/?chat=clarity').chat).toBe('clarity');
});

it.each(['https://shop.example/', 'https://shop.example/?chat=', 'https://shop.example/?chat=toString', 'https://shop.example/?chat=other'])('opens on Autochat where %s names no chat', (address) => {
  expect(readSettings(address).chat).toBe('autochat');
});

it('writes the chat into the address and leaves the rest of it alone', () => {
  const settings = readSettings('https://shop.example/?chat=kustomer');
  expect(addressOf('https://shop.example/shop?a=1#care', settings)).toBe('https://shop.example/shop?a=1&chat=kustomer#care');
});
