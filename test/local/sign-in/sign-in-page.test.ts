import { describe, expect, it } from 'vitest';
import { desktop, expectAccessible, expectFitsWidth, openPage, phone } from '../../support/browser.ts';
import { testIssuer } from '../../support/issuer.ts';

const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

function start(origin: string) {
  const search = new URLSearchParams({
    client_id: 'portal',
    redirect_uri: `${origin}/portal/`,
    response_type: 'code',
    scope: 'openid profile',
    code_challenge: challenge,
    code_challenge_method: 'S256',
  });
  return `${origin}/oidc/auth?${search}`;
}

describe('the sign-in page in a browser', () => {
  it.each([
    ['a phone', phone],
    ['a desktop', desktop],
  ])('is accessible and fits %s', async (_, viewport) => {
    const { origin } = await testIssuer();
    const page = await openPage({ viewport });
    await page.goto(start(origin));
    await page.getByRole('heading', { name: 'Vem vill du vara?' }).waitFor();
    await expectFitsWidth(page);
    await expectAccessible(page);
  });

  it('signs in without script, by keyboard, and returns to the portal with a code', async () => {
    const { origin } = await testIssuer();
    const page = await openPage({ javaScriptEnabled: false });
    await page.goto(start(origin));
    await page.getByRole('button', { name: 'staff@sahlgrenska' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/portal\/\?code=/);
  });

  it('remembers the choice until the user signs out, and then asks again', async () => {
    const { origin } = await testIssuer();
    const page = await openPage();
    await page.goto(start(origin));
    await page.getByRole('button', { name: 'lead@linkoping' }).click();
    await page.waitForURL(/\/portal\/\?code=/);
    await page.goto(start(origin));
    await page.waitForURL(/\/portal\/\?code=/);

    await page.goto(`${origin}/oidc/session/end?client_id=portal&post_logout_redirect_uri=${origin}/portal/`);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Logga ut' }).click();
    await page.waitForURL(`${origin}/portal/`);
    await page.goto(start(origin));
    await page.getByRole('heading', { name: 'Vem vill du vara?' }).waitFor();
    expect(new URL(page.url()).pathname).toMatch(/^\/oidc\/interaction\//);
  });
});
