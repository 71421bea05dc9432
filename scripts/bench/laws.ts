import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

export interface LawArticle {
  readonly title: string
  readonly body: string
}

const ARTICLE = /^\*\*(第[一二三四五六七八九十百千零]+条(?:之[一二三四五六七八九十]+)?)\*\*\s*/
const SENTENCE = /[^。；：\n]+[。；：]?/g

/**
 * The articles of the laws in a folder of Markdown files, titled as a site would title news: law, number and the first
 * words. Always in the same order.
 * @throws where the folder holds none
 */
export function readArticles(folder: string): LawArticle[] {
  const articles = globSync('**/*.md', { cwd: folder })
    .sort()
    .filter((file) => !/^(readme|index)\.md$/i.test(basename(file)))
    .flatMap((file) => articlesOf(readFileSync(join(folder, file), 'utf8')))
  if (articles.length === 0) throw new Error(`There are no laws in ${folder}`)
  return articles
}

function articlesOf(markdown: string): LawArticle[] {
  const law =
    /^# (.+)$/m
      .exec(markdown)?.[1]
      ?.replace(/^中华人民共和国/, '')
      .trim() ?? ''
  const articles: { number: string; text: string }[] = []
  for (const line of markdown.split('\n')) {
    const number = ARTICLE.exec(line)
    if (number) articles.push({ number: number[1]!, text: line.slice(number[0].length) })
    else if (articles.length > 0 && line.trim() !== '' && !line.startsWith('#')) articles.at(-1)!.text += `\n${line.trim()}`
  }
  return articles
    .filter(({ text }) => text.trim() !== '')
    .map(({ number, text }) => ({
      title: `${law}${number} ${(/^[^，。；：、（\n]{2,24}/.exec(text)?.[0] ?? '').trim()}`.trim(),
      body: text,
    }))
}

/** Brings the articles to `total`: cuts down where there are more, else puts further ones together from their sentences. */
export function enlarge(articles: readonly LawArticle[], total: number, random: () => number): LawArticle[] {
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const shuffled = [...articles]
  for (let at = shuffled.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1))
    ;[shuffled[at], shuffled[other]] = [shuffled[other]!, shuffled[at]!]
  }
  const sentences = articles.flatMap(({ body }) => body.match(SENTENCE) ?? []).filter((sentence) => sentence.length > 6)
  while (shuffled.length < total) {
    const body = Array.from({ length: 2 + Math.floor(random() * 6) }, () => one(sentences)).join('')
    const [law] = one(articles).title.split(' ')
    shuffled.push({
      title: `${law} ${one(sentences)
        .split(/[，。；：、（]/)[0]!
        .slice(0, 24)}`,
      body,
    })
  }
  return shuffled.slice(0, total)
}

/** Numbers from 0 to 1 that look random and are the same in every run. */
export function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
