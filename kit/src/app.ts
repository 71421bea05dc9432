import { checkApp } from './check-app.ts'
import type { Label, Messages } from './label.ts'
import type { AnySurface } from './surface.ts'

/** A local app: one declaration from which every host derives what it needs. */
export interface App<Ts extends Readonly<Record<string, AnySurface>> = Readonly<Record<string, AnySurface>>> {
  /** Folder name under plugins/, kebab-case. */
  readonly id: string
  readonly label: Label
  readonly types: Ts
  readonly messages?: Messages
}

/** Declares a local app. Throws at load, naming the path of the first mistake and the remedy. */
export function defineApp<const Ts extends Readonly<Record<string, AnySurface>>>(app: App<Ts>): App<Ts> {
  checkApp(app)
  return app
}
