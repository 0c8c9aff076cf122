/** Something an administrator can put right; the message is one sentence that says what. */
export class Fault extends Error {
  override readonly name = 'Fault';
}
