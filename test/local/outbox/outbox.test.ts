import { appendFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openDataFolder } from '../../../functions/local/data-folder.ts';
import { openOutbox, type Taken } from '../../../functions/local/outbox/outbox.ts';
import { outboxPage } from '../../../functions/local/outbox/outbox-page.tsx';
import { postWorld } from '../../support/post-world.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const taken: Taken = {
  id: '1',
  channel: 'sms',
  to: '+46701740605',
  text: 'Svara här: https://nhv.test/e/AAAA-BBBB-CCCC-DDDD\n<b>',
  at: '2026-03-02T10:00:05Z',
  invitation: { unit: 'sahlgrenska', reference: 'SU-1', key: 'i1' },
  n: 1,
};

describe('the outbox', () => {
  it('keeps what it has taken, also when the last line was cut short', () => {
    const folder = openDataFolder(temporaryFolder());
    openOutbox(folder).add(taken);
    appendFileSync(folder.file('outbox.ndjson'), '\n{"id":"2","cha');
    const again = openOutbox(folder);
    expect(again.all()).toEqual([taken]);
    again.add({ ...taken, id: '3' });
    expect(openOutbox(folder).all()).toEqual([taken, { ...taken, id: '3' }]);
  });

  it('shows messages to people, with a link that can be followed and nothing that runs', () => {
    const page = outboxPage([taken]);
    expect(page).toContain('<a href="https://nhv.test/e/AAAA-BBBB-CCCC-DDDD">');
    expect(page).toContain('&lt;b>');
    expect(outboxPage([])).toContain('Inget har skickats.');
  });

  it('tells programs what was sent, about which invitation', async () => {
    const world = await postWorld();
    const key = await world.send('SU-1', { email: 'a@example.org' });
    await world.at('2026-03-02T10:00:05Z');
    const response = await fetch(`${world.origin}/outbox.json`);
    expect(await response.json()).toEqual([
      {
        id: expect.any(String),
        channel: 'email',
        to: 'a@example.org',
        subject: 'Några frågor till dig',
        text: expect.stringContaining('https://nhv.test/e/'),
        at: '2026-03-02T10:00:05Z',
        invitation: { unit: 'sahlgrenska', reference: 'SU-1', key },
        n: 1,
      },
    ]);
    const page = await fetch(`${world.origin}/outbox`);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await page.text()).toContain('a@example.org');
  });
});
