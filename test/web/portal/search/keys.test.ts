import { beforeAll, describe, expect, it, vi } from 'vitest';

type Keys = typeof import('../../../../web/portal/search/keys.ts');
let keys: Keys;
beforeAll(async () => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
  });
  keys = await import('../../../../web/portal/search/keys.ts');
});

const pressed = (key: string, more = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, ...more });

/** The actions of some keys, pressed a second apart. */
const actionsOf = (typed: readonly string[], apart = 1000) => {
  const read = keys.keyReader();
  return typed.map((key, index) => read(pressed(key), index * apart));
};

describe('a key', () => {
  it.each([
    [['/'], ['search']],
    [
      ['n', 'j', 'k', '?'],
      ['new-patient', 'next', 'previous', 'help'],
    ],
    [
      ['g', 'o'],
      [undefined, 'overview'],
    ],
    [
      ['g', 'a'],
      [undefined, 'worklist'],
    ],
    [
      ['g', 'p'],
      [undefined, 'patients'],
    ],
    [
      ['g', 'e'],
      [undefined, 'surveys'],
    ],
    [
      ['g', 'x', 'p'],
      [undefined, undefined, undefined],
    ],
    [
      ['g', 'g', 'p'],
      [undefined, undefined, 'patients'],
    ],
    [
      ['g', 'n'],
      [undefined, 'new-patient'],
    ],
    [
      ['toString', 'g', 'toString'],
      [undefined, undefined, undefined],
    ],
  ])('%j does %j', (typed, actions) => {
    expect(actionsOf(typed)).toEqual(actions);
  });

  it('that follows g too late does nothing', () => {
    expect(actionsOf(['g', 'p'], 1600)).toEqual([undefined, undefined]);
  });

  it.each(['ctrlKey', 'metaKey', 'altKey'])('with %s is the browser’s', (modifier) => {
    expect(keys.keyReader()(pressed('/', { [modifier]: true }), 0)).toBeUndefined();
  });
});

describe('the keys', () => {
  it('are on, until they are turned off, which is kept', () => {
    expect(keys.keysAreOn.value).toBe(true);
    keys.setKeys(false);
    expect(keys.keysAreOn.value).toBe(false);
    expect(localStorage.getItem('keys')).toBe('off');
    keys.setKeys(true);
  });
});
