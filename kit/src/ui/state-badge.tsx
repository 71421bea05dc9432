import type { StateSpec } from '../workflow.ts'
import { cx } from './cx.ts'

/** How a state feels: not begun, under way, waiting against a deadline, done well, ended otherwise. */
export type Tone = 'quiet' | 'moving' | 'waiting' | 'done' | 'ended'

const tones: Record<Tone, { look: string; sign: string }> = {
  quiet: { look: 'border-line-strong text-ink-soft', sign: '○' },
  moving: { look: 'border-tea bg-tea-wash text-tea', sign: '◐' },
  waiting: { look: 'border-amber bg-amber-wash text-amber', sign: '◔' },
  done: { look: 'border-tea bg-tea-wash text-tea', sign: '●' },
  ended: { look: 'border-line-strong bg-paper-deep text-ink-soft', sign: '■' },
}

/** The tone of a declared state: final and public is done, final and closed is ended, with a deadline it waits. */
export function toneOf(state: StateSpec | undefined): Tone {
  if (!state) return 'quiet'
  if (state.final) return state.public ? 'done' : 'ended'
  if (state.public) return state.due ? 'moving' : 'done'
  return state.due ? 'waiting' : 'quiet'
}

/** A state as a small tag: word, sign and colour say the same. */
export function StateBadge({ label, tone = 'quiet' }: { label: string; tone?: Tone }) {
  const { look, sign } = tones[tone]
  return (
    <span className={cx('inline-flex items-baseline gap-1.5 rounded-full border px-2.5 text-sm leading-relaxed whitespace-nowrap', look)}>
      <span aria-hidden="true" className="text-[0.8em]">
        {sign}
      </span>
      {label}
    </span>
  )
}
