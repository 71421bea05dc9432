import type { ReactNode } from 'react'
import { cx } from '@yizheng/kit/ui'
import type { PageFrame, Words } from '../page-frame.ts'
import { publicUrl } from '../public-url.ts'
import { textSizes } from '../theme.ts'

const control =
  'inline-flex min-h-[max(var(--target),2.5rem)] items-center gap-2 rounded-[3px] border border-line-strong bg-sheet px-3 hover:border-cinnabar hover:text-cinnabar'

/**
 * What a reader may do with a document: larger letters, hearing it, passing it on, printing it. What needs scripts is hidden until
 * they have come (`portal/src/reader`).
 */
export function ArticleTools({ frame: { words, path, text } }: { frame: PageFrame }) {
  const address = publicUrl() + path
  return (
    <div
      role="group"
      aria-label={words('reading.tools')}
      className="no-print relative mt-5 flex flex-wrap items-center gap-x-3 gap-y-2 text-sm"
    >
      <form action="/mode" method="post" aria-label={words('reading.textSize')} data-text-size className="flex items-center">
        <input type="hidden" name="to" value={path} />
        <span className="pe-1 text-ink-soft">{words('reading.textSize')}</span>
        {textSizes.map((size) => (
          <button
            key={size}
            name="text"
            value={size}
            aria-pressed={size === text}
            className="inline-flex min-h-[max(var(--target),2.5rem)] items-center px-2 hover:text-cinnabar aria-pressed:font-semibold aria-pressed:text-cinnabar aria-pressed:underline aria-pressed:decoration-2 aria-pressed:underline-offset-4"
          >
            {words(`reading.textSize.${size}`)}
          </button>
        ))}
      </form>
      <Scripted name="aloud-start">{words('reading.aloud')}</Scripted>
      <details data-menu className="group">
        <summary className={cx(control, 'list-none')}>
          {words('reading.share')}
          <span aria-hidden="true" className="group-open:rotate-180">
            ▾
          </span>
        </summary>
        <div className="absolute start-0 top-full z-10 mt-1 flex w-[min(100%,30rem)] flex-wrap items-center gap-5 border border-line-strong bg-sheet p-5 shadow-sheet">
          <figure className="flex-none text-center">
            {/* Black on white in every mode: cameras expect it. */}
            <img
              src={`/qr${path}`}
              alt={words('reading.qr')}
              width={144}
              height={144}
              loading="lazy"
              className="mx-auto size-36 bg-[#fff]"
            />
            <figcaption className="mt-1 text-ink-soft">{words('reading.scan')}</figcaption>
          </figure>
          <div className="min-w-0 flex-1 basis-40">
            <p className="select-all break-all">{address}</p>
            <p className="mt-3">
              <Scripted name="copy" data={{ 'data-copied': words('reading.copied'), 'data-failed': words('reading.copyFailed') }}>
                {words('reading.copy')}
              </Scripted>
            </p>
            <p role="status" className="mt-2" />
          </div>
        </div>
      </details>
      <Scripted name="print">{words('reading.print')}</Scripted>
      <AloudBar words={words} />
    </div>
  )
}

/** The controls of reading aloud, at the foot of the window while something is read. */
function AloudBar({ words }: { words: Words }) {
  const button = cx(control, 'inline-flex')
  return (
    <div
      role="group"
      aria-label={words('reading.aloudBar')}
      hidden
      data-reader="aloud-bar"
      className="fixed inset-x-0 bottom-0 z-20 flex-wrap items-center justify-center gap-2 border-t-2 border-ink bg-paper-deep px-edge py-3 not-[[hidden]]:flex"
    >
      <button type="button" data-reader="aloud-back" className={button}>
        {words('reading.aloudBack')}
      </button>
      <button
        type="button"
        data-reader="aloud-pause"
        data-pause={words('reading.aloudPause')}
        data-resume={words('reading.aloudResume')}
        className={button}
      >
        {words('reading.aloudPause')}
      </button>
      <button type="button" data-reader="aloud-on" className={button}>
        {words('reading.aloudOn')}
      </button>
      <label className="flex items-center gap-2">
        {words('reading.aloudSpeed')}
        <select data-reader="aloud-speed" defaultValue="1" className="control w-auto">
          <option value="0.75">{words('reading.aloudSpeed.slow')}</option>
          <option value="1">{words('reading.aloudSpeed.normal')}</option>
          <option value="1.4">{words('reading.aloudSpeed.fast')}</option>
        </select>
      </label>
      <button type="button" data-reader="aloud-stop" className={button}>
        {words('reading.aloudStop')}
      </button>
    </div>
  )
}

/** A button that does nothing without scripts, and is not there without them. */
function Scripted({ name, data, children }: { name: string; data?: Readonly<Record<string, string>>; children: ReactNode }) {
  return (
    <button type="button" hidden data-reader={name} className={cx(control, 'not-[[hidden]]:inline-flex')} {...data}>
      {children}
    </button>
  )
}
