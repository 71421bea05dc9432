/** Thrown when a declaration contradicts itself; the message names the path of the mistake and the remedy. */
export class DeclarationError extends Error {
  constructor(
    readonly path: string,
    problem: string,
    remedy: string,
  ) {
    super(`${path}: ${problem}. ${remedy}.`)
    this.name = 'DeclarationError'
  }
}
