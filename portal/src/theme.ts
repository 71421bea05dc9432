export const THEME_COOKIE = 'yz-theme'

/** Reading modes, in the order in which they are offered. */
export const themes = ['default', 'elder', 'contrast', 'dark'] as const
export type Theme = (typeof themes)[number]

export function isTheme(value: unknown): value is Theme {
  return (themes as readonly unknown[]).includes(value)
}
