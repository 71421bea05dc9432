import type { ReactNode } from 'react'
import type { SiteAnswer } from '@yizheng/kit'
import { CmsDownError } from '@yizheng/kit/portal'
import { ButtonLink, PageHeader } from '@yizheng/kit/ui'
import { pageFrame, type PageFrame } from './page-frame.ts'

/** The frame of a page that can be made: the CMS answered. */
export type UpFrame = PageFrame & { readonly answer: SiteAnswer }

/**
 * Draws a page, or what says that the CMS is down; the server gives that the status 503. Parts of the page are called as
 * functions by `draw`, so that what they throw is caught here and not by the page of unexpected errors.
 */
export async function unlessDown(draw: (frame: UpFrame) => Promise<ReactNode>): Promise<ReactNode> {
  const frame = await pageFrame()
  if (!isUp(frame)) return <ServiceDown frame={frame} />
  try {
    return await draw(frame)
  } catch (error) {
    if (error instanceof CmsDownError) return <ServiceDown frame={frame} />
    throw error
  }
}

function isUp(frame: PageFrame): frame is UpFrame {
  return frame.answer !== undefined
}

/** The empty address is that of the page itself, with its query. */
function ServiceDown({ frame: { words, path } }: { frame: PageFrame }) {
  return (
    <>
      <PageHeader title={words('hall.down')} lead={words('hall.downText')} />
      <p className="flex flex-wrap gap-4">
        <ButtonLink look="primary" href="">
          {words('hall.retry')}
        </ButtonLink>
        {path === '/' ? null : <ButtonLink href="/">{words('hall.toHome')}</ButtonLink>}
      </p>
    </>
  )
}
