import { currentCms, type PageContext } from '@yizheng/kit/portal'
import site from '../../yizheng.config.ts'
import { pageFrame } from './page-frame.ts'

/** What the kit's derived pages are made with, for the reader of the present request. */
export async function pageContext(): Promise<PageContext> {
  const [{ locale, words, me, answer }, cms] = await Promise.all([pageFrame(), currentCms()])
  return { site, cms, locale, words, me, offApps: answer?.offApps ?? [] }
}
