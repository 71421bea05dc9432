import { existsSync, readFileSync } from 'node:fs'
import { findPackageJSON } from 'node:module'
import { dirname, join } from 'node:path'

// Found at run time: a bundler would take the typeface for a module.
const packaged = (file: string) => join(dirname(findPackageJSON('@expo-google-fonts/noto-serif-sc', import.meta.url)!), file)

/** Has the characters beyond the packaged one; of the Debian package fonts-noto-cjk. */
const WIDER = { file: '/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc', family: 'NotoSerifCJKsc-Regular' }

/** A typeface that PDFs are written with. */
export interface PaperFont {
  readonly name: string
  readonly data: Buffer
  /** Which one, of a file that holds several. */
  readonly family?: string
}

let loaded: { readonly regular: PaperFont; readonly bold: PaperFont; readonly wider: PaperFont | undefined } | undefined

/** Noto Serif SC (SIL Open Font License), read once: it stands for 仿宋 and 宋体, its bold for 小标宋 and 黑体, which are not free. */
export function paperFonts() {
  loaded ??= {
    regular: { name: 'regular', data: readFileSync(packaged('400Regular/NotoSerifSC_400Regular.ttf')) },
    bold: { name: 'bold', data: readFileSync(packaged('700Bold/NotoSerifSC_700Bold.ttf')) },
    wider: existsSync(WIDER.file) ? { name: 'wider', data: readFileSync(WIDER.file), family: WIDER.family } : undefined,
  }
  return loaded
}
