/** A text of the platform that is not what was expected; the message says what stands there and holds no secret. */
export class UnexpectedFormat extends Error {
  override readonly name = 'UnexpectedFormat';
}
