import { checkApp } from './check-app.ts'
import type { Label, Messages } from './label.ts'
import type { AnySurface } from './surface.ts'

/** A local app: one declaration from which every host derives what it needs. */
export interface App<Ts extends Readonly<Record<string, AnySurface>> = Readonly<Record<string, AnySurface>>> {
  /** Folder name under plugins/, kebab-case. */
  readonly id: string
  readonly label: Label
  /** What it stores and does, by {@link surface}; the key is for the app's own code and for the paths of messages. */
  readonly types: Ts
  /** Its catalogues: `en` has the English of every Chinese label, both have the keys its own code speaks with. */
  readonly messages?: Messages
}

/**
 * Declares a local app.
 * @throws DeclarationError at load, with the path of the first mistake and the remedy
 */
export function defineApp<const Ts extends Readonly<Record<string, AnySurface>>>(app: App<Ts>): App<Ts> {
  checkApp(app)
  return app
}
