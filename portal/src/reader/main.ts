/**
 * What makes reading easier where there are scripts; every page stands without it. It changes nothing that React may have drawn:
 * it shows what was hidden, sets states, and adds what is its own at the end of the page.
 */
import { copyAddress } from './copy-address.ts'
import { keptPages } from './kept-pages.ts'
import { magnifier } from './magnifier.ts'
import { menus } from './menus.ts'
import { printing } from './printing.ts'
import { readAloud } from './read-aloud.ts'
import { registerWorker } from './register-worker.ts'
import { textSize } from './text-size.ts'

for (const begin of [menus, textSize, copyAddress, printing, readAloud, magnifier, keptPages, registerWorker]) begin()
