import type { SiteType } from '../../site.ts'
import { canLink } from '../../linked-steps.ts'
import { paperNames } from '../../surface.ts'
import { bulkSteps, stepsOf } from '../../workflow.ts'
import { filterParameters } from './filter-parameters.ts'
import type { Say } from './field-schemas.ts'
import { id, oneOfValues, ref, text, type JsonSchema } from './json-schema.ts'
import { ledgerPaths } from './ledger-paths.ts'
import { inPath, inQuery, operation, type Operation } from './operation.ts'

type Paths = Record<string, Record<string, Operation>>

/** The paths of one declared type: list, view, save, and its steps where it has a workflow. */
export function typePaths(one: SiteType, say: Say): Paths {
  const { app, slug, surface } = one
  const { type, flow } = surface
  const tag = app.id
  const label = say(type.label)
  return {
    [`/${slug}/list`]: {
      get: operation({
        id: `${slug}.list`,
        tag,
        summary: `列表 List: ${label}`,
        parameters: [
          inQuery('fields', text, '以逗号分隔的字段名 Names of fields, by comma'),
          inQuery('sort', text, '字段名，前加 - 为降序；默认由新到旧 A field, - before it for descending; newest first unless told'),
          inQuery('after', text, '上一页答复中的 next The `next` of the page before'),
          inQuery('before', text, '下一页答复中的 previous The `previous` of the page after'),
          inQuery('limit', { type: 'integer', minimum: 1, maximum: 100, default: 20 }),
          inQuery('mine', { const: '1' }, '只列出我提交的 Only my own'),
          ...filterParameters(one, say),
        ],
        answer: ref(`${slug}.list`),
        refuses: [400, 401, 404],
        open: true,
      }),
    },
    [`/${slug}/{id}/view`]: {
      get: operation({
        id: `${slug}.view`,
        tag,
        summary: `详情 One, with its history and what you may do: ${label}`,
        parameters: [inPath('id', id)],
        answer: ref(`${slug}.view`),
        refuses: [404],
        open: true,
      }),
    },
    ...(surface.pages?.detail && {
      [`/${slug}/{id}/beside`]: {
        get: operation({
          id: `${slug}.beside`,
          tag,
          summary: `上一篇、下一篇与相关内容 What to read after it: ${label}`,
          parameters: [inPath('id', id)],
          answer: ref('Beside'),
          refuses: [404],
          open: true,
        }),
      },
      [`/${slug}/addresses`]: {
        get: operation({
          id: `${slug}.addresses`,
          tag,
          summary: `网站地图所需的编号与修改时间 Ids and dates for a map of the site: ${label}`,
          parameters: [inQuery('part', { type: 'integer', minimum: 1, maximum: 999_999 })],
          answer: ref('Addresses'),
          refuses: [400, 404],
          open: true,
        }),
      },
    }),
    [`/${slug}/save`]: {
      post: operation({
        id: `${slug}.save`,
        tag,
        summary: `保存 Save: ${label}`,
        body: ref(`${slug}.save`),
        answer: ref('SaveAnswer'),
        refuses: [400, 401, 403, 404, 409, 422],
      }),
    },
    ...(paperNames(surface).length > 0 && {
      [`/${slug}/{id}/papers/{file}`]: {
        get: operation({
          id: `${slug}.paper`,
          tag,
          summary: `文书（Word、PDF） An official paper: ${label}`,
          parameters: [
            inPath('id', id),
            inPath('file', oneOfValues(...paperNames(surface).flatMap((paper) => [`${paper}.pdf`, `${paper}.docx`]))),
          ],
          answer: { type: 'string', format: 'binary' },
          answerType: 'application/octet-stream',
          refuses: [404],
          open: true,
        }),
      },
    }),
    ...(canLink(surface.flow) && {
      [`/${slug}/{id}/links`]: {
        post: operation({
          id: `${slug}.link`,
          tag,
          summary: `发送签批链接 Sends somebody a signed link: ${label}`,
          parameters: [inPath('id', id)],
          body: ref('LinkRequest'),
          answer: { type: 'object' },
          refuses: [400, 401, 403, 404, 409, 422],
        }),
      },
    }),
    ...ledgerPaths(one, say),
    ...(surface.proofread && {
      [`/${slug}/proofread`]: {
        post: operation({
          id: `${slug}.proofread`,
          tag,
          summary: `用语检查 Words that the list forbids or doubts: ${label}`,
          body: ref('ProofreadRequest'),
          answer: ref('ProofreadAnswer'),
          refuses: [400, 401, 403, 404],
        }),
      },
    }),
    ...(surface.similar && {
      [`/${slug}/similar`]: {
        post: operation({
          id: `${slug}.similarToText`,
          tag,
          summary: `查重：正在写的文字与已有的 Passages in common with what is being written: ${label}`,
          body: ref('SimilarRequest'),
          answer: ref('SimilarAnswer'),
          refuses: [400, 401, 403, 404],
        }),
      },
      [`/${slug}/{id}/similar`]: {
        get: operation({
          id: `${slug}.similar`,
          tag,
          summary: `查重 Those with passages in common: ${label}`,
          parameters: [inPath('id', id)],
          answer: ref('SimilarAnswer'),
          refuses: [401, 403, 404],
        }),
      },
    }),
    ...(flow && {
      [`/${slug}/{id}/fire`]: {
        post: operation({
          id: `${slug}.fire`,
          tag,
          summary: `办理 Take a step: ${label}`,
          parameters: [inPath('id', id)],
          body: oneStepOf(slug, stepsOf(flow)),
          answer: ref(`${slug}.fired`),
          refuses: [400, 401, 403, 404, 409, 422],
        }),
      },
    }),
    ...(flow &&
      bulkSteps(flow).length > 0 && {
        [`/${slug}/fire-many`]: {
          post: operation({
            id: `${slug}.fireMany`,
            tag,
            summary: `批量办理，逐件生效 Take one step for many, each by itself: ${label}`,
            body: ref(`${slug}.fireMany`),
            answer: ref('FireManyAnswer'),
            refuses: [400, 401, 404],
          }),
        },
      }),
  }
}

function oneStepOf(slug: string, transitions: readonly string[]): JsonSchema {
  const names = transitions.map((name) => `${slug}.fire.${name}`)
  return {
    oneOf: names.map(ref),
    discriminator: {
      propertyName: 'transition',
      mapping: Object.fromEntries(transitions.map((name, index) => [name, `#/components/schemas/${names[index]}`])),
    },
  }
}

/** Figures of a type, and the rows behind each. */
export function metricPaths(types: readonly SiteType[]): Paths {
  const measured = types.filter((one) => Object.keys(one.surface.metrics ?? {}).length > 0)
  return {
    '/metrics/{slug}/{metric}/rows': {
      get: operation({
        id: 'metrics.rows',
        tag: 'site',
        summary: '数字背后的各项 The rows behind a figure',
        parameters: [
          inPath('slug', measured.length > 0 ? oneOfValues(...measured.map((one) => one.slug)) : text),
          inPath('metric', text, measured.map((one) => `${one.slug}: ${Object.keys(one.surface.metrics!).join(', ')}`).join('\n')),
          inQuery('key', text, '某一点的 key The key of one point'),
          inQuery('part', oneOfValues('part', 'whole'), '占比类数字：分子或分母 Of a share: the part or the whole'),
          inQuery('after', text),
          inQuery('limit', { type: 'integer', minimum: 1, maximum: 100 }),
        ],
        answer: ref('MetricRows'),
        refuses: [400, 404],
        open: true,
      }),
    },
  }
}
