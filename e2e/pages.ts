import type { Page } from '@playwright/test'

/** Every kind of page that whoever comes sees, and of each kind that shows a document one that does. */
export async function publicPages(page: Page): Promise<string[]> {
  const one = (list: string) => firstDocument(page, list)
  return [
    '/',
    '/columns/lvzhi',
    '/news',
    await one('/news'),
    '/announcements',
    await one('/announcements'),
    '/speeches',
    await one('/speeches'),
    '/rules',
    await one('/rules'),
    '/archives',
    await one('/archives'),
    '/coverage',
    await one('/coverage'),
    '/proposals',
    await one('/proposals?state=closed'),
    '/gallery',
    await one('/gallery'),
    '/search?q=茶',
    '/search?q=踢踏舞锦标赛',
    '/site-map',
    '/login',
    '/login/waiting',
    '/receipt',
    '/receipt/0000-0000-0000',
    '/nowhere',
  ]
}

/** The address of the first document in a list. */
export async function firstDocument(page: Page, list: string): Promise<string> {
  await page.goto(list)
  const path = list.split('?')[0]!
  const link = page.getByRole('main').locator(`a[href^="${path}/"]:not([href$="/new"], [href$="/import"])`).first()
  return (await link.getAttribute('href'))!
}
