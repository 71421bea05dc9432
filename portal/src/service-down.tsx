import type { PageContext } from '@yizheng/kit/portal'
import { NoticeBar, PageHeader } from '@yizheng/kit/ui'

/** What stands in the place of a page while the CMS is down. */
export function ServiceDown({ context: { words } }: { context: PageContext }) {
  return (
    <>
      <PageHeader title={words('page.down')} />
      <NoticeBar kind="warning">{words('page.downText')}</NoticeBar>
    </>
  )
}
