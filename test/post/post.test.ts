import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { emailPost } from '../../functions/post/email.ts';
import type { Outgoing } from '../../functions/post/post.ts';
import { textPost } from '../../functions/post/text-message.ts';

/** A provider that answers every call in the same way, and notes the calls. */
async function provider(answer: RequestListener) {
  const calls: { headers: object; body: Record<string, unknown> }[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (part) => {
      text += part;
    });
    request.on('end', () => {
      calls.push({ headers: request.headers, body: JSON.parse(text) });
      answer(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const config = {
    endpoint: `http://127.0.0.1:${port}`,
    region: 'eu-north-1',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
  };
  const settings = { from: 'RegUppsala', configurationSet: 'nhv' };
  return { calls, sms: textPost(settings, config), email: emailPost(settings, config) };
}

const refusing =
  (status: number, error: object): RequestListener =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(JSON.stringify(error));
  };

const sms: Outgoing = { channel: 'sms', to: '+46701740605', body: 'Hej', attempt: 'a1' };
const email: Outgoing = {
  channel: 'email',
  to: 'a@example.org',
  subject: 'Frågor',
  body: 'Hej',
  attempt: 'a1',
  declineAt: 'https://nhv.test/e/X',
};

describe('a message that is handed over', () => {
  it('carries its attempt, and is accepted under the provider’s id', async () => {
    const taking = await provider((_, response) => response.end('{"MessageId":"m1"}'));
    expect(await taking.sms(sms)).toEqual({ accepted: 'm1' });
    expect(await taking.email(email)).toEqual({ accepted: 'm1' });
    const [text, mail] = taking.calls.map(({ body }) => body);
    expect(text).toMatchObject({
      Context: { attempt: 'a1' },
      DestinationPhoneNumber: '+46701740605',
      OriginationIdentity: 'RegUppsala',
      ConfigurationSetName: 'nhv',
    });
    expect(mail).toMatchObject({
      EmailTags: [{ Name: 'attempt', Value: 'a1' }],
      ConfigurationSetName: 'nhv',
    });
    expect(JSON.stringify(mail)).toContain('"List-Unsubscribe","Value":"<https://nhv.test/e/X>"');
  });

  it.each([
    ['is throttled', 400, { __type: 'ThrottlingException' }, 'not-now'],
    ['may not be sent by the account', 400, { __type: 'AccessDeniedException' }, 'not-now'],
    [
      'is to a number that has opted out',
      400,
      { __type: 'ConflictException', Reason: 'DESTINATION_PHONE_NUMBER_OPTED_OUT' },
      'refused',
    ],
    [
      'is to no number',
      400,
      {
        __type: 'ValidationException',
        Reason: 'INVALID_PARAMETER',
        Fields: [{ Name: 'DestinationPhoneNumber', Message: 'x' }],
      },
      'no-such-address',
    ],
  ])('is proven unsent when it %s', async (_, status, error, unsent) => {
    const refused = await provider(refusing(status, error));
    expect(await refused.sms(sms)).toEqual({ unsent });
    expect(refused.calls).toHaveLength(1);
  });

  it.each<[string, RequestListener]>([
    ['a server error', refusing(500, { __type: 'InternalServerException' })],
    ['a broken connection', (request) => request.socket.destroy()],
  ])('may have been sent after %s, and is not sent again', async (_, answer) => {
    const failing = await provider(answer);
    expect(await failing.sms(sms)).toEqual({ unknown: true });
    expect(await failing.email(email)).toEqual({ unknown: true });
    expect(failing.calls).toHaveLength(2);
  });

  it('is proven unsent when there was no provider to connect to', async () => {
    const config = { region: 'eu-north-1', credentials: { accessKeyId: 'x', secretAccessKey: 'x' } };
    const settings = { from: 'x', configurationSet: 'x' };
    const nowhere = textPost(settings, { ...config, endpoint: 'http://127.0.0.1:1' });
    expect(await nowhere(sms)).toEqual({ unsent: 'not-now' });
  });
});
