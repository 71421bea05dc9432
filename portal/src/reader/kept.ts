/** Of what is kept in the browser. A change of what is kept, or how, counts the version up: the old is then thrown away. */
export const STORE = 'yz-1'
export const PAGES = `${STORE}-pages`
export const OFFLINE_PAGE = '/offline'

/** What a page tells the service worker once it is there: its address, and those of the pictures on it. */
export interface Shown {
  readonly page: string
  readonly shown: readonly string[]
}
