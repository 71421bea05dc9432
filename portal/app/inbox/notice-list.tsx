import type { Notice } from '@yizheng/kit'
import type { PageContext } from '@yizheng/kit/portal'
import { Button, cx, DateText } from '@yizheng/kit/ui'
import { markRead } from './actions.ts'

/** Notices, the newest first. Where `back` is given, unread ones can be marked as read and that page is shown again. */
export function NoticeList({ notices, context, back }: { notices: readonly Notice[]; context: PageContext; back?: string }) {
  const { words, locale } = context
  return (
    <ul>
      {notices.map(({ id, title, text, path, at, read }) => (
        <li key={id} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 border-b border-line py-4 first:pt-0">
          <div className="min-w-0 flex-1 basis-56">
            <p className={cx('leading-snug', !read && 'font-semibold')}>
              {read ? null : (
                <span className="me-2 rounded-full bg-cinnabar px-2 text-sm font-normal whitespace-nowrap text-on-cinnabar">
                  {words('inbox.new')}
                </span>
              )}
              {path ? <a href={path}>{words(text)}</a> : words(text)}
            </p>
            <p className="mt-1 text-sm text-ink-soft">
              <DateText at={at} locale={locale} time />
            </p>
          </div>
          {back !== undefined && !read ? (
            <form action={markRead}>
              <input type="hidden" name="id" value={id} />
              <input type="hidden" name="back" value={back} />
              <Button look="quiet" aria-label={words('inbox.markOne', { title })} className="text-sm">
                {words('inbox.mark')}
              </Button>
            </form>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
