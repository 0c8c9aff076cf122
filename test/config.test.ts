import { describe, expect, it } from 'vitest';
import { ConfigurationError, readConfig, readLocalConfig, sealingSecrets } from '../functions/config.ts';

const deployed = {
  STAGE: 'prod',
  TABLE_NAME: 'follow-up',
  PUBLIC_URL: 'https://uppfoljning.example.se/',
  ISSUER: 'https://cognito-idp.eu-north-1.amazonaws.com/eu-north-1_abc',
  CLIENT_ID: 'client',
  SIGN_IN_URL: 'https://follow-up.auth.eu-north-1.amazoncognito.com',
  SEALING_SECRET_ARN: 'arn:aws:secretsmanager:eu-north-1:123456789012:secret:sealing',
  CODE_KEY_ARN: 'arn:aws:kms:eu-north-1:123456789012:key/codes',
  PORTAL_FILES: '/var/task/static',
  PROVISIONAL_WORDING: 'refused',
};

describe('the settings of a deployed function', () => {
  it('are those it asks for and no others', () => {
    expect(readConfig(deployed, ['STAGE', 'TABLE_NAME'])).toEqual({ STAGE: 'prod', TABLE_NAME: 'follow-up' });
  });

  it('needs only the settings that are asked for', () => {
    expect(readConfig({ TABLE_NAME: 'follow-up' }, ['TABLE_NAME'])).toEqual({ TABLE_NAME: 'follow-up' });
  });

  it('give an address that paths can be put after', () => {
    expect(readConfig(deployed, ['PUBLIC_URL']).PUBLIC_URL).toBe('https://uppfoljning.example.se');
    const trial = 'https://abc.execute-api.eu-north-1.amazonaws.com/live';
    expect(readConfig({ PUBLIC_URL: trial }, ['PUBLIC_URL']).PUBLIC_URL).toBe(trial);
  });

  it('name in one sentence everything that is missing or unusable', () => {
    const read = () =>
      readConfig({ ...deployed, TABLE_NAME: undefined, ISSUER: '', PUBLIC_URL: 'example.se' }, [
        'TABLE_NAME',
        'ISSUER',
        'PUBLIC_URL',
      ]);
    expect(read).toThrow(ConfigurationError);
    expect(read).toThrow(
      /^The environment cannot be used: TABLE_NAME, ISSUER missing; PUBLIC_URL=example.se unusable\.$/,
    );
  });

  it.each(['javascript:alert(1)', 'ftp://example.se'])('refuse %s as the address', (PUBLIC_URL) => {
    expect(() => readConfig({ PUBLIC_URL }, ['PUBLIC_URL'])).toThrow('PUBLIC_URL');
  });
});

describe('the settings of the local run', () => {
  it.each([
    [{ CLOCK: 'x' }, 'CLOCK=x unusable, it must be an instant such as 2028-03-02T09:00:00Z.'],
    [{ CLOCK: '2028-03-02' }, 'CLOCK=2028-03-02 unusable, it must be an instant such as'],
    [{ PORT: 'abc' }, 'PORT=abc unusable, it must be a number from 0 to 65535.'],
    [{ DEMO: 'no' }, 'DEMO=no unusable, it must be on or off.'],
    [
      { PORT: '99999', DYNAMODB_ENDPOINT: 'foo' },
      'PORT=99999 unusable, it must be a number from 0 to 65535; DYNAMODB_ENDPOINT=foo unusable, it must be an address such as',
    ],
  ])('say what they must be: %o', (environment, sentence) => {
    expect(() => readLocalConfig(environment)).toThrow(sentence);
  });

  it('all have a default', () => {
    expect(readLocalConfig({})).toEqual({
      PORT: 3000,
      HOST: '127.0.0.1',
      DATA_DIR: '.data',
      DEMO: 'on',
      PROVISIONAL_WORDING: 'accepted',
    });
  });

  it('can all be given', () => {
    const given = {
      PORT: '0',
      HOST: '::1',
      DATA_DIR: 'elsewhere',
      DEMO: 'off',
      CLOCK: '2028-03-02T09:00:00Z',
      PROVISIONAL_WORDING: 'refused',
      DYNAMODB_ENDPOINT: 'http://127.0.0.1:8000',
    };
    expect(readLocalConfig(given)).toEqual({ ...given, PORT: 0 });
  });

  it.each([
    ['PORT', '70000'],
    ['PORT', 'http'],
    ['DEMO', 'no'],
    ['CLOCK', '2028-03-02'],
    ['PROVISIONAL_WORDING', 'yes'],
    ['DYNAMODB_ENDPOINT', 'localhost:8000'],
  ])('refuse %s=%s by name', (name, value) => {
    expect(() => readLocalConfig({ [name]: value })).toThrow(`${name}=${value}`);
  });

  it.each(['STAGE', 'AWS_LAMBDA_FUNCTION_NAME'])('refuse a deployed environment, which has %s', (name) => {
    expect(() => readLocalConfig({ [name]: 'prod' })).toThrow('refuses to start as a deployed stage');
  });
});

describe('the sealing secrets', () => {
  const [older, newer] = ['a'.repeat(64), 'b'.repeat(64)];

  it('are the one that was generated', () => {
    expect(sealingSecrets(older)).toEqual([older]);
  });

  it('are after a rotation the new one, then the old', () => {
    expect(sealingSecrets(`${newer}\n${older}\n`)).toEqual([newer, older]);
  });

  it.each(['', ' \n', 'too-short', `${'a'.repeat(64)} short`])(
    'are refused as %j, without being repeated',
    (value) => {
      expect(() => sealingSecrets(value)).toThrow(
        /^The sealing secret must hold secrets of at least 32 characters/,
      );
    },
  );
});
