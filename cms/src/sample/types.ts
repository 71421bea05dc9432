/** The columns news may be filed under, by the name in their address. */
export type ColumnSlug =
  'yaowen' | 'fengcai' | 'lvzhi' | 'diaoyan' | 'jiandu' | 'xieshang' | 'gongzuo' | 'jianghua' | 'zhidu' | 'wenshi' | 'xuexi'

export interface SampleColumn {
  readonly slug: ColumnSlug
  readonly title: string
  readonly parent?: ColumnSlug
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

export interface SampleArtwork {
  readonly title: string
  readonly artist: string
  readonly script: 'seal' | 'clerical' | 'regular' | 'running' | 'cursive' | 'painting'
  /** Name of a picture. */
  readonly picture: string
  readonly note: string
}
