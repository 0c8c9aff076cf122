import { SESv2Client, type SESv2ClientConfig, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { type Deliver, handedBy, postLimits } from './post.ts';

export type EmailSettings = {
  /** The sender's address. */
  from: string;
  configurationSet: string;
};

/** The tag that carries the attempt into the provider's events. */
export const attemptTag = 'attempt';

const inUtf8 = (Data: string) => ({ Data, Charset: 'UTF-8' });

/** Sends e-mail by Amazon SES. */
export function emailPost(
  { from, configurationSet }: EmailSettings,
  config: SESv2ClientConfig = {},
): Deliver {
  const client = new SESv2Client({ ...postLimits, ...config });
  return async ({ to, subject = '', body, attempt, declineAt }) => {
    const Headers = declineAt ? [{ Name: 'List-Unsubscribe', Value: `<${declineAt}>` }] : [];
    const command = new SendEmailCommand({
      FromEmailAddress: from,
      Destination: { ToAddresses: [to] },
      ConfigurationSetName: configurationSet,
      EmailTags: [{ Name: attemptTag, Value: attempt }],
      Content: { Simple: { Subject: inUtf8(subject), Body: { Text: inUtf8(body) }, Headers } },
    });
    try {
      const { MessageId } = await client.send(command);
      return MessageId ? { accepted: MessageId } : { unknown: true };
    } catch (error) {
      return handedBy(error);
    }
  };
}
