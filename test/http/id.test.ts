import { randomBytes } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { newId } from '../../functions/http/id.ts';
import { surveyWorld } from '../support/survey-world.ts';

describe('the id of a fault', () => {
  it('is twelve letters and digits that can be read out, whatever it is made of', () => {
    for (const fill of [0x00, 0xfb, 0xff])
      expect(newId((bytes) => Buffer.alloc(bytes, fill))).toMatch(/^[A-Za-z0-9]{12}$/);
    expect(newId(randomBytes)).not.toBe(newId(randomBytes));
  });

  it('has the same form for patients, who may read it out on the phone', async () => {
    const { app, invite } = await surveyWorld({
      // Bytes that base64url writes as hyphens and underlines alone.
      random: (bytes) => Buffer.alloc(bytes, Buffer.from('-_-_', 'base64url')),
      now: () => {
        throw new Error('no clock');
      },
    });
    const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const { code } = await invite();
    const problem = await (await app.request(`/api/survey/${code}`)).json();
    expect(problem).toMatchObject({ status: 500, id: expect.stringMatching(/^[A-Za-z0-9]{12}$/) });
    const page = await (await app.request(`/e/${code}`)).text();
    write.mockRestore();
    expect(page).toContain(problem.id);
  });
});
