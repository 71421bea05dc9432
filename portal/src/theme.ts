export const THEME_COOKIE = 'yz-theme'

/** Reading modes, in the order in which they are offered. */
export const themes = ['default', 'elder', 'contrast', 'dark'] as const
export type Theme = (typeof themes)[number]

/** The colour of the paper in each mode, as in `tokens.css`, for what browsers draw around a page. */
export const paper: Readonly<Record<Theme, string>> = { default: '#faf6ee', elder: '#faf6ee', contrast: '#000000', dark: '#191613' }

export const TEXT_COOKIE = 'yz-text'

/** Sizes of the text of a document, in the order in which they are offered. */
export const textSizes = ['normal', 'large', 'larger'] as const
export type TextSize = (typeof textSizes)[number]

export function isTextSize(value: unknown): value is TextSize {
  return (textSizes as readonly unknown[]).includes(value)
}

export function isTheme(value: unknown): value is Theme {
  return (themes as readonly unknown[]).includes(value)
}
