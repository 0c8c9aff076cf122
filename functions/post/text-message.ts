import {
  ConflictException,
  PinpointSMSVoiceV2Client,
  type PinpointSMSVoiceV2ClientConfig,
  SendTextMessageCommand,
  ValidationException,
} from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { attemptTag } from './email.ts';
import { type Deliver, handedBy, postLimits } from './post.ts';

export type TextSettings = {
  /** The sender's name, at most 11 characters, or its ARN. */
  from: string;
  configurationSet: string;
};

/** The reasons of a conflict that lie in the number: its owner has opted out, or its country is closed. */
const refusals: ReadonlySet<string | undefined> = new Set([
  'DESTINATION_PHONE_NUMBER_OPTED_OUT',
  'DESTINATION_COUNTRY_BLOCKED_BY_PROTECT_CONFIGURATION',
  'DESTINATION_COUNTRY_BLOCKED_BY_PROTECT_NUMBER_OVERRIDE',
]);

/** In seconds. A phone that is switched on later stays silent: the night is not the time for it. */
const timeToLive = 4 * 3600;

function addressed(error: Error): 'no-such-address' | 'refused' | undefined {
  if (error instanceof ConflictException && refusals.has(error.Reason)) return 'refused';
  if (!(error instanceof ValidationException)) return undefined;
  if (error.Reason === 'DESTINATION_COUNTRY_BLOCKED') return 'refused';
  return error.Fields?.some(({ Name }) => Name === 'DestinationPhoneNumber') ? 'no-such-address' : undefined;
}

/** Sends text messages by AWS End User Messaging. */
export function textPost(
  { from, configurationSet }: TextSettings,
  config: PinpointSMSVoiceV2ClientConfig = {},
): Deliver {
  const client = new PinpointSMSVoiceV2Client({ ...postLimits, ...config });
  return async ({ to, body, attempt }) => {
    const command = new SendTextMessageCommand({
      DestinationPhoneNumber: to,
      OriginationIdentity: from,
      MessageBody: body,
      MessageType: 'TRANSACTIONAL',
      ConfigurationSetName: configurationSet,
      TimeToLive: timeToLive,
      Context: { [attemptTag]: attempt },
    });
    try {
      const { MessageId } = await client.send(command);
      return MessageId ? { accepted: MessageId } : { unknown: true };
    } catch (error) {
      return handedBy(error, addressed);
    }
  };
}
