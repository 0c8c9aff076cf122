import { PutObjectCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { awsLimits } from './domain/time-limits.ts';

/** The answer to a write on condition that there is no such object, where there is one. */
const existsAlready = (error: unknown): boolean =>
  error instanceof S3ServiceException && error.$metadata.httpStatusCode === 412;

/**
 * Makes the drop of a deployed stage. A file is written once: a write that is tried again, or delivered again, finds it
 * there and leaves it as it is.
 * @param Bucket the name of the bucket (cdk/constructs/report-drop.ts)
 */
export function s3Drop(Bucket: string) {
  const client = new S3Client(awsLimits);
  return {
    put: async (Key: string, Body: Uint8Array, ContentType: string): Promise<void> => {
      try {
        await client.send(new PutObjectCommand({ Bucket, Key, Body, ContentType, IfNoneMatch: '*' }));
      } catch (error) {
        if (!existsAlready(error)) throw error;
      }
    },
  };
}
