import { type EmailSettings, emailPost } from '../../post/email.ts';
import type { Deliver } from '../../post/post.ts';
import { type TextSettings, textPost } from '../../post/text-message.ts';

/** Where the post office of the local run answers the calls of the providers' clients. */
export const wirePaths = { sms: '/outbox/wire/sms', email: '/outbox/wire/email' } as const;

const settings: EmailSettings & TextSettings = { from: 'fragor@example.org', configurationSet: 'local' };

/** Hands messages over as a deployed function does, to the post office of the local run. */
export function localPost(origin: string): Deliver {
  const config = (path: string) => ({
    endpoint: `${origin}${path}`,
    region: 'eu-north-1',
    // The post office accepts these, and AWS never would.
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const by = {
    sms: textPost({ ...settings, from: 'NHV' }, config(wirePaths.sms)),
    email: emailPost(settings, config(wirePaths.email)),
  };
  return (message) => by[message.channel](message);
}
