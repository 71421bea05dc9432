/** The columns news may be filed under, by the name in their address. */
export type ColumnSlug = 'yaowen' | 'fengcai' | 'lvzhi' | 'diaoyan' | 'jiandu' | 'xieshang' | 'gongzuo' | 'xuexi'

export interface SampleColumn {
  readonly slug: ColumnSlug
  readonly title: string
  readonly parent?: ColumnSlug
  /** Key of the organisation that keeps it fresh, and how many days may pass until it does. */
  readonly owner: string
  readonly refreshDays: number
  readonly description: string
}

/** One news item. `body` is written in the small notation that `richText` reads. */
export interface SampleNews {
  readonly title: string
  readonly column: ColumnSlug
  /** Days before the day of seeding. */
  readonly daysAgo: number
  readonly summary: string
  /** Name of a picture. */
  readonly cover?: string
  readonly body: string
  /** `published` unless told. */
  readonly state?: 'draft' | 'review' | 'withdrawn'
}

export interface SampleAnnouncement {
  readonly title: string
  readonly daysAgo: number
  readonly issuer: string
  readonly important?: boolean
  readonly body: string
}

/** A speech, held and published on the same day. */
export interface SampleSpeech {
  readonly title: string
  readonly speaker: string
  readonly post: string
  readonly meeting: 'plenary' | 'standing' | 'consultation' | 'work' | 'training' | 'other'
  readonly occasion: string
  readonly daysAgo: number
  readonly summary: string
  readonly body: string
}

/** A document, issued and published on the same day. */
export interface SampleRule {
  readonly title: string
  readonly kind: 'rule' | 'measure' | 'procedure' | 'reading'
  readonly number?: string
  readonly issuer: string
  readonly daysAgo: number
  /** Days from its issue until it is in force, and until it is no longer. */
  readonly effectiveIn?: number
  readonly expiresIn?: number
  /** Title of the one it takes the place of, which stands before it. */
  readonly replaces?: string
  readonly summary: string
  readonly body: string
}

export interface SampleArchive {
  readonly title: string
  readonly period: 'imperial' | 'republic' | 'founding' | 'reform' | 'today'
  readonly kind: 'study' | 'memoir' | 'craft' | 'relic'
  readonly places: string
  readonly source: string
  readonly daysAgo: number
  readonly summary: string
  /** Names of pictures. */
  readonly cover?: string
  readonly scans?: readonly string[]
  readonly transcription?: string
  readonly body: string
}

/** A report of a medium, taken up on the day it appeared. */
export interface SampleCoverage {
  readonly title: string
  readonly medium: string
  readonly level: 'nation' | 'province' | 'city' | 'county' | 'other'
  readonly daysAgo: number
  readonly summary: string
}

export interface SampleArtwork {
  readonly title: string
  readonly artist: string
  readonly script: 'seal' | 'clerical' | 'regular' | 'running' | 'cursive' | 'painting'
  /** Name of a picture. */
  readonly picture: string
  readonly note: string
}
