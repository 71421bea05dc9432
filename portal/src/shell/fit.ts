import type { NavItem } from './nav-items.ts'

/** Padding of a link in the navigation, in rem. */
const PADDING = 1.25

/** What of the navigation stands in its one row of `room` rem, and what waits behind “more”. */
export function fit(items: readonly NavItem[], room: number): { readonly shown: readonly NavItem[]; readonly more: readonly NavItem[] } {
  if (widthOf(items) <= room) return { shown: items, more: [] }
  const count = items.findIndex((_, index) => widthOf(items.slice(0, index + 1)) > room - MORE)
  return { shown: items.slice(0, count), more: items.slice(count) }
}

/** How many rem these take side by side; a Chinese character is one wide. */
export function widthOf(items: readonly NavItem[]): number {
  return items.reduce((all, { label }) => [...label].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 1 : 0.55), all + PADDING), 0)
}

/** Width of the word “更多” with its arrow. */
export const MORE = 4.5
