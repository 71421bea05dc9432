/** Something the person who starts the system can put right: one sentence and a remedy, in both languages. */
export class Problem extends Error {
  readonly zh: string
  readonly en: string
  constructor({ zh, en }: { zh: string; en: string }) {
    super(`${zh}\n  ${en}`)
    this.name = 'Problem'
    this.zh = zh
    this.en = en
  }
}
