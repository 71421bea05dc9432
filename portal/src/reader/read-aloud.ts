import { find } from './find.ts'
import { sentencesOf, type Sentence } from './sentences.ts'

const SPEED = 'yz-aloud-speed'

/**
 * 朗读: speaks a document sentence by sentence and marks the one that is heard. A sentence at a time, because browsers stop in
 * long texts, and because stopping, going on and another speed then work in all of them. Hidden where there is no voice.
 */
export function readAloud(): void {
  const start = find<HTMLButtonElement>('aloud-start')
  const bar = find('aloud-bar')
  if (!start || !bar || !('speechSynthesis' in window) || !document.querySelector('[data-aloud-text]')) return
  const show = () => (start.hidden = speechSynthesis.getVoices().length === 0)
  show()
  // Browsers fetch the list of voices when they are first asked for it.
  speechSynthesis.addEventListener('voiceschanged', show)
  const reader = new Reader(bar, start)
  start.addEventListener('click', () => reader.start())
}

class Reader {
  readonly #bar: HTMLElement
  readonly #start: HTMLElement
  readonly #pause: HTMLButtonElement
  readonly #speed: HTMLSelectElement
  #sentences: readonly Sentence[] = []
  #at = 0
  #paused = false
  /** Counts what was begun: an end that is heard of late belongs to something given up. */
  #turn = 0

  constructor(bar: HTMLElement, start: HTMLElement) {
    this.#bar = bar
    this.#start = start
    this.#pause = find('aloud-pause')!
    this.#speed = find('aloud-speed')!
    this.#speed.value = remembered() ?? this.#speed.value
    this.#pause.addEventListener('click', () => this.#setPaused(!this.#paused))
    this.#speed.addEventListener('change', () => this.#changeSpeed())
    find('aloud-back')!.addEventListener('click', () => this.#go(this.#at - 1))
    find('aloud-on')!.addEventListener('click', () => this.#go(this.#at + 1))
    find('aloud-stop')!.addEventListener('click', () => this.stop())
    addEventListener('pagehide', () => this.stop())
    document.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape' && !this.#bar.hidden) this.stop()
    })
  }

  start(): void {
    this.#sentences = sentencesOf(document.querySelectorAll('[data-aloud-text]'))
    this.#bar.hidden = false
    this.#pause.focus()
    this.#go(0)
  }

  stop(): void {
    this.#turn += 1
    speechSynthesis.cancel()
    mark(undefined)
    const hadFocus = this.#bar.contains(document.activeElement)
    this.#bar.hidden = true
    if (hadFocus) this.#start.focus()
  }

  #go(to: number): void {
    if (to >= this.#sentences.length) return this.stop()
    this.#at = Math.max(0, to)
    this.#setPaused(false)
  }

  #setPaused(paused: boolean): void {
    this.#paused = paused
    this.#pause.textContent = (paused ? this.#pause.dataset.resume : this.#pause.dataset.pause) ?? ''
    if (!paused) return this.#speak()
    // Half a sentence cannot be taken up again in every browser: it is read from its start.
    this.#turn += 1
    speechSynthesis.cancel()
  }

  #changeSpeed(): void {
    remember(this.#speed.value)
    if (!this.#paused) this.#speak()
  }

  #speak(): void {
    const turn = (this.#turn += 1)
    const sentence = this.#sentences[this.#at]
    if (!sentence) return this.stop()
    mark(sentence.range)
    const words = new SpeechSynthesisUtterance(sentence.text)
    words.lang = document.querySelector<HTMLElement>('[data-aloud-text][lang]')?.lang || document.documentElement.lang
    words.rate = Number(this.#speed.value)
    words.onend = () => turn === this.#turn && this.#go(this.#at + 1)
    words.onerror = () => turn === this.#turn && this.stop()
    speechSynthesis.cancel()
    speechSynthesis.speak(words)
  }
}

/** Marks what is heard, without a change to the page itself, and brings it into sight. */
function mark(range: Range | undefined): void {
  if ('highlights' in CSS) {
    CSS.highlights.delete('aloud')
    if (range) CSS.highlights.set('aloud', new Highlight(range))
  }
  if (!range) return
  const { top, bottom } = range.getBoundingClientRect()
  if (top < 80 || bottom > innerHeight - 120) scrollBy({ top: top - innerHeight / 3, behavior: calm() ? 'auto' : 'smooth' })
}

function calm(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches
}

/** A browser may keep nothing for a page; then it is asked again. */
function remembered(): string | null {
  try {
    return localStorage.getItem(SPEED)
  } catch {
    return null
  }
}

function remember(speed: string): void {
  try {
    localStorage.setItem(SPEED, speed)
  } catch {
    // Next time the usual speed, then.
  }
}
