/** A fault that an administrator can mend. The message is one sentence that says how. */
export class Fault extends Error {
  override readonly name = 'Fault';
}
