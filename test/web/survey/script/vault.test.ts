import { describe, expect, it } from 'vitest';
import type * as Vault from '../../../../web/survey/script/vault.ts';
import { openScript } from '../../../support/survey-script.ts';

const open = () => openScript<typeof Vault>('vault.ts');

/** The whole contents of the phone's storage. */
const stored = () => Object.entries(localStorage).flat().join('\n');

describe('a draft on the phone', () => {
  it('is opened by the same code, and by no other', async () => {
    const { script } = await open();
    const found = await script.evaluate(async ({ openVault }) => {
      const kept = await openVault('CODE1').save({ answer: 'very-poor' });
      return [kept, await openVault('CODE1').load(), await openVault('CODE2').load()];
    });
    expect(found).toEqual([true, { answer: 'very-poor' }, null]);
  });

  it('reveals neither the code, nor the answers, nor that the answers are unchanged', async () => {
    const { script, page } = await open();
    const save = () =>
      script.evaluate(({ openVault }) => openVault('SECRETCODE').save({ answer: 'very-poor' }));
    await save();
    const first = await page.evaluate(stored);
    await save();
    const second = await page.evaluate(stored);
    expect(first).toMatch(/^survey:\S+\n\d+ \S+$/);
    expect(atob(first.split(' ')[1] ?? '')).not.toContain('very-poor');
    expect(first).not.toMatch(/SECRETCODE|very-poor|answer/);
    expect(second.split('\n')[0]).toBe(first.split('\n')[0]);
    expect(second.split(' ')[1]).not.toBe(first.split(' ')[1]);
  });

  it('is the latest that was saved, however quickly saves follow', async () => {
    const { script } = await open();
    const found = await script.evaluate(async ({ openVault }) => {
      const vault = openVault<number>('CODE');
      await Promise.all([1, 2, 3, 4, 5].map((value) => vault.save(value)));
      return vault.load();
    });
    expect(found).toBe(5);
  });

  it('is gone when cleared, also where it was being saved or read, and can be kept anew', async () => {
    const { script, page } = await open();
    const found = await script.evaluate(async ({ openVault }) => {
      const vault = openVault<number>('CODE');
      await vault.save(1);
      const reading = vault.load();
      const saving = vault.save(2);
      vault.clear();
      return [await reading, await saving, await vault.load()];
    });
    expect(found).toEqual([null, false, null]);
    expect(await page.evaluate(stored)).toBe('');
    const anew = await script.evaluate(async ({ openVault }) => {
      const vault = openVault<number>('CODE');
      vault.clear();
      return [await vault.save(3), await vault.load()];
    });
    expect(anew).toEqual([true, 3]);
  });

  it('is removed after 30 days, whichever code is opened, and nothing else is', async () => {
    const { script, page } = await open();
    const names = await script.evaluate(async ({ openVault }) => {
      const now = Date.now();
      await openVault('CODE').save(1);
      const [own = ''] = Object.keys(localStorage);
      const days = Math.round((Number.parseInt(localStorage.getItem(own) ?? '', 10) - now) / 86_400_000);
      for (const [name, value] of [
        ['survey:old', `${now - 1} x`],
        ['survey:broken', 'x'],
        ['survey:other', `${now + 60_000} x`],
        ['another', 'x'],
      ] as const) {
        localStorage.setItem(name, value);
      }
      await openVault('ANOTHER').load();
      return { days, left: Object.keys(localStorage).filter((name) => name !== own) };
    });
    expect(names.days).toBe(30);
    expect(names.left.sort()).toEqual(['another', 'survey:other']);
    expect(await page.evaluate(() => localStorage.length)).toBe(3);
  });

  it('is rejected when it has been tampered with', async () => {
    const { script } = await open();
    const found = await script.evaluate(async ({ openVault }) => {
      const vault = openVault<number>('CODE');
      await vault.save(1);
      const [name = ''] = Object.keys(localStorage);
      const [until, text = ''] = (localStorage.getItem(name) ?? '').split(' ');
      const last = atob(text).length - 1;
      const changed = [...atob(text)].map((one, at) =>
        at === last ? String.fromCharCode(one.charCodeAt(0) ^ 1) : one,
      );
      localStorage.setItem(name, `${until} ${btoa(changed.join(''))}`);
      return vault.load();
    });
    expect(found).toBeNull();
  });

  it.each([
    ['encryption', () => Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined })],
    [
      'storage',
      () =>
        Object.defineProperty(globalThis, 'localStorage', {
          get() {
            throw new DOMException('no', 'SecurityError');
          },
        }),
    ],
    [
      'room',
      () => {
        Storage.prototype.setItem = () => {
          throw new DOMException('full', 'QuotaExceededError');
        };
      },
    ],
  ])('is reported as impossible when the browser has no %s', async (_, lacking) => {
    const { script, page } = await open();
    await page.evaluate(lacking);
    const found = await script.evaluate(async ({ openVault }) => {
      const vault = openVault<number>('CODE');
      const kept = await vault.save(1);
      vault.clear();
      return [kept, await vault.load()];
    });
    expect(found).toEqual([false, null]);
  });
});
