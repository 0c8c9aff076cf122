import { expect, it } from 'vitest';
import { readAddress } from '../../../../web/survey/script/own-address.ts';

it.each([
  ['/e/0123-4567-89AB-CDEF', '', '0123456789ABCDEF'],
  ['/live/e/0123-4567-89AB-CDEF/face', '/live', '0123456789ABCDEF'],
  ['/e/0123%204567%2089ab%20cdef', '', '0123456789ABCDEF'],
  ['/e/O123%E2%80%934567%E2%80%9389AB%E2%80%93CDEF', '', '0123456789ABCDEF'],
  ['/e/', '', null],
  ['/', '', null],
  ['/live/e/0123', '/live', null],
  ['/e/%', '', null],
  ['/e/0123-4567-89AB-CDEF%E2', '', null],
])('%s is of base "%s" and code %s', (pathname, base, code) => {
  expect(readAddress(pathname)).toEqual({ base, code });
});
