import {
  FIRE_MANY_MOST,
  type FireAnswer,
  type FireManyRequest,
  type ListAnswer,
  type Row,
  type SaveRequest,
  type ViewAnswer,
} from '../../protocol.ts'
import type { SiteType } from '../../site.ts'
import { bulkSteps, copyRoles, stepOf, stepsOf, type Workflow } from '../../workflow.ts'
import { asList } from '../../who.ts'
import { COPIES_MOST } from '../operations/copies.ts'
import { answeredField, sentField, type Say } from './field-schemas.ts'
import { arrayOf, id, integer, moment, objectOf, oneOfValues, orNull, ref, text, truth, type JsonSchema } from './json-schema.ts'

/** Schemas of one declared type: `{slug}` is a row of it, `{slug}.data` what one may send, `{slug}.fire.{transition}` a step. */
export function typeSchemas({ slug, surface }: SiteType, say: Say): Record<string, JsonSchema> {
  const { type, flow } = surface
  const states = flow ? oneOfValues(...Object.keys(flow.states)) : undefined
  const stateWords = flow && Object.entries(flow.states).map(([name, state]) => `${name}: ${say(state.label)}`)
  const row = {
    type: 'object',
    title: say(type.label),
    properties: {
      id,
      createdAt: moment,
      updatedAt: moment,
      author: orNull(ref('Ref')),
      ...(states && {
        state: { ...states, description: stateWords!.join('\n') },
        dueAt: orNull(moment),
        warnAt: moment,
        dueProvisional: truth,
      }),
      ...Object.fromEntries(Object.entries(type.fields).map(([name, field]) => [name, answeredField(field, say)])),
    },
    // A list answers with the fields that were asked for.
    required: ['id', 'createdAt', 'updatedAt', ...(states ? ['state'] : [])] satisfies (keyof Row)[],
  }
  const data = {
    type: 'object',
    properties: Object.fromEntries(Object.entries(type.fields).map(([name, field]) => [name, sentField(field, say)])),
    additionalProperties: false,
  }
  const revision = {
    ...integer,
    description: '您看到的修订号；内容已被他人修改时得到 409。 The revision you saw; 409 where it has changed since.',
  }
  const save = objectOf<SaveRequest>(
    {
      id: { ...id, description: '修改已有的一份；不填则新建。 Changes this one; absent: a new one.' },
      data: ref(`${slug}.data`),
      fire: oneOfValues(...Object.keys(flow?.transitions ?? {})),
      key: { ...text, description: '同一键只保存一次。 The same key saves once only.' },
      revision,
    },
    'id',
    'fire',
    'key',
    'revision',
  )
  return {
    [slug]: row,
    [`${slug}.data`]: data,
    [`${slug}.save`]: flow ? save : without(save, 'fire'),
    [`${slug}.list`]: objectOf<ListAnswer>({ docs: arrayOf(ref(slug)), next: orNull(text), previous: orNull(text) }),
    [`${slug}.view`]: objectOf<ViewAnswer>(
      {
        doc: ref(slug),
        revision: integer,
        can: arrayOf(ref('ActionOffer')),
        mayEdit: truth,
        history: arrayOf(ref('HistoryEntry')),
        historyCut: { const: true },
        rounds: arrayOf(ref('RoundView')),
        papers: arrayOf(ref('PaperOffer')),
        links: ref('Links'),
        deadline: ref('Deadline'),
      },
      'deadline',
      'historyCut',
      'links',
    ),
    ...(flow && {
      [`${slug}.fired`]: objectOf<FireAnswer>({ id, state: states!, revision: integer, can: arrayOf(ref('ActionOffer')) }),
      ...Object.fromEntries(stepsOf(flow).map((name) => [`${slug}.fire.${name}`, fireSchema({ name, flow, revision, say })])),
    }),
    ...(flow && bulkSteps(flow).length > 0 && { [`${slug}.fireMany`]: fireManySchema(flow, revision, say) }),
  }
}

function fireSchema({ name, flow, revision, say }: { name: string; flow: Workflow; revision: JsonSchema; say: Say }): JsonSchema {
  const { label, asks, reason, fields } = stepOf(flow, name)!
  const declared = flow.transitions[name]
  return {
    type: 'object',
    title: declared
      ? `${say(label)} (${asList(declared.from).join(' | ')} → ${asList(declared.to ?? declared.from).join(' | ')})`
      : say(label),
    properties: {
      transition: { const: name },
      data: {
        type: 'object',
        properties: Object.fromEntries(asks.map((field) => [field, sentField(fields[field]!, say)])),
        additionalProperties: false,
      },
      reason: text,
      for: { ...id, description: '代谁办理。 In whose name: oneself, or one whom one stands for.' },
      ...(copyRoles(flow, name).length > 0 ? { copy: { ...arrayOf(id), maxItems: COPIES_MOST } } : {}),
      revision,
    },
    required: ['transition', ...(reason ? ['reason'] : [])],
  }
}

function fireManySchema(flow: Workflow, revision: JsonSchema, say: Say): JsonSchema {
  const names = bulkSteps(flow)
  return objectOf<FireManyRequest>({
    transition: { ...oneOfValues(...names), description: names.map((name) => `${name}: ${say(flow.transitions[name]!.label)}`).join('\n') },
    items: {
      ...arrayOf(objectOf<FireManyRequest['items'][number]>({ id, revision }, 'revision')),
      minItems: 1,
      maxItems: FIRE_MANY_MOST,
    },
  })
}

function without(schema: JsonSchema, name: string): JsonSchema {
  const properties = Object.fromEntries(Object.entries(schema.properties as Record<string, JsonSchema>).filter(([key]) => key !== name))
  return { ...schema, properties }
}
