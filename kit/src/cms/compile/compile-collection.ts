import type { CollectionConfig, Field as PayloadField } from 'payload'
import { drawFlow } from '../../draw-flow.ts'
import type { FieldKind } from '../../field.ts'
import { translate, type Locale } from '../../label.ts'
import { authorStates } from '../../row-filter.ts'
import type { Site, SiteType } from '../../site.ts'
import { lateFields } from '../../validate.ts'
import type { AnySurface } from '../../surface.ts'
import { COPIED } from '../../who.ts'
import { canCopy, canExtend } from '../../workflow.ts'
import type { ProofreadPanelProps } from '../admin/proofread-panel.client.tsx'
import type { WorkflowPanelProps } from '../admin/workflow-panel.client.tsx'
import { accessOf } from '../access/collection-access.ts'
import { collectionEndpoints } from '../endpoints/collection-endpoints.ts'
import { lifecycleHooks } from '../operations/lifecycle-hooks.ts'
import { bilingual } from './bilingual.ts'
import { compileField } from './compile-field.ts'

/** Makes the Payload collection of a declared type: fields, access as row filters, hooks, endpoints, admin screen. */
export function compileCollection(site: Site, one: SiteType): CollectionConfig {
  const { surface, slug } = one
  const { type } = surface
  const late = lateFields(surface, authorStates(surface))
  const label = bilingual(site, type.label)
  return {
    slug,
    labels: { singular: label, plural: label },
    admin: {
      group: bilingual(site, one.app.label),
      useAsTitle: type.title,
      defaultColumns: adminColumns(one),
      listSearchableFields: [type.title],
      pagination: { defaultLimit: 20 },
      // The address of the API helps nobody who writes news.
      hideAPIURL: true,
    },
    access: accessOf(one),
    // What has a place of its own among the others is shown in that order, as a tree of columns.
    defaultSort: type.fields.order?.kind === 'number' ? 'order' : '-createdAt',
    // A copy would take over what only transitions may write.
    disableDuplicate: true,
    // Editing locks add a column to a shared table and two queries a page; only versioned content is edited side by side.
    lockDocuments: surface.versions ? { duration: 300 } : false,
    versions: surface.versions ? { maxPerDoc: 100 } : false,
    fields: [
      ...Object.entries(type.fields).map(([name, field]) => compileField({ site, surface, name, field, late: late.includes(name) })),
      ...(surface.proofread ? [proofreadPanel(site, surface)] : []),
      ...(surface.similar ? [similarPanel] : []),
      ...systemFields(site, one),
    ],
    hooks: lifecycleHooks(site, one),
    endpoints: collectionEndpoints(site, one),
  }
}

/** The columns of the admin's list: those of the site's own list, or the first short fields; a deadline where there is one. */
function adminColumns({ surface: { type, flow, pages } }: SiteType): string[] {
  const short = Object.entries(type.fields).flatMap(([name, field]) => (tableKinds.includes(field.kind) ? [name] : []))
  const shown = pages?.list?.show.filter((name) => short.includes(name)) ?? short.slice(0, 4)
  const due = Object.values(flow?.states ?? {}).some((state) => state.due)
  return [...new Set([type.title, ...shown, ...(flow ? ['state'] : []), ...(due ? ['dueAt'] : []), 'updatedAt'])]
}

/** Kinds of fields of which one line of a table shows enough. */
const tableKinds: readonly FieldKind[] = ['text', 'number', 'date', 'flag', 'select', 'one', 'image', 'images']

/** Below the fields: documents with passages in common. */
const similarPanel: PayloadField = {
  name: 'similarPanel',
  type: 'ui',
  admin: { components: { Field: '@yizheng/kit/cms/admin/similar-panel.client.tsx#SimilarPanel' } },
}

/** Below the fields: words in them that the office's list forbids or doubts. */
function proofreadPanel(site: Site, { proofread = [], type }: AnySurface): PayloadField {
  const fields = Object.fromEntries(
    (proofread as readonly string[]).map((name) => {
      const { label, kind } = type.fields[name]!
      return [name, { ...bilingual(site, label), rich: kind === 'rich' }]
    }),
  )
  const clientProps: ProofreadPanelProps = { fields }
  return {
    name: 'proofreadPanel',
    type: 'ui',
    admin: { components: { Field: { path: '@yizheng/kit/cms/admin/proofread-panel.client.tsx#ProofreadPanel', clientProps } } },
  }
}

/** Fields that only the kit writes; the hooks refuse or undo any other write. */
function systemFields(site: Site, { surface }: SiteType): PayloadField[] {
  // The panel shows them, with the names of people whose accounts this person may not read.
  const inPanel = { readOnly: true, condition: () => false }
  const author: PayloadField = {
    name: 'author',
    type: 'relationship',
    relationTo: 'users',
    index: true,
    label: bilingual(site, 'kit.author'),
    admin: inPanel,
  }
  const revision: PayloadField = {
    name: 'revision',
    type: 'number',
    defaultValue: 1,
    label: bilingual(site, 'kit.revision'),
    admin: { hidden: true },
  }
  if (!surface.flow) return [author, revision]
  const { states, initial } = surface.flow
  return [
    {
      name: 'workflow',
      type: 'ui',
      label: bilingual(site, 'kit.workflow'),
      admin: {
        position: 'sidebar',
        components: {
          Field: { path: '@yizheng/kit/cms/admin/workflow-panel.client.tsx#WorkflowPanel', clientProps: panelProps(site, surface) },
        },
      },
    },
    {
      name: 'state',
      type: 'select',
      index: true,
      defaultValue: initial,
      label: bilingual(site, 'kit.state'),
      options: Object.entries(states).map(([value, state]) => ({ value, label: bilingual(site, state.label) })),
      admin: inPanel,
    },
    author,
    {
      name: 'dueAt',
      type: 'date',
      index: true,
      label: bilingual(site, 'kit.dueAt'),
      admin: {
        ...inPanel,
        date: { displayFormat: 'yyyy-MM-dd' },
        components: { Cell: '@yizheng/kit/cms/admin/due-light.client.tsx#DueCell' },
      },
    },
    { name: 'warnAt', type: 'date', index: true, label: bilingual(site, 'kit.warnAt'), admin: { hidden: true } },
    {
      name: 'dueProvisional',
      type: 'checkbox',
      defaultValue: false,
      label: bilingual(site, 'kit.dueProvisional'),
      admin: { hidden: true },
    },
    ...(canExtend(surface.flow) ? [extensionField(site)] : []),
    ...(canCopy(surface.flow) ? [copiedField(site)] : []),
    { name: 'stateSince', type: 'date', label: bilingual(site, 'kit.stateSince'), admin: { hidden: true } },
    { name: 'overdueAt', type: 'date', label: bilingual(site, 'kit.overdueAt'), admin: { hidden: true } },
    revision,
  ]
}

/** What became of the request for an extension. Text, so that it is one column under every type. */
function extensionField(site: Site): PayloadField {
  return { name: 'extension', type: 'text', index: true, label: bilingual(site, 'kit.extension'), admin: { hidden: true } }
}

/** Who was told of it for information. Nobody reads the list here: it is part of the history, and of the right to read. */
function copiedField(site: Site): PayloadField {
  const nobody = () => false
  return {
    name: COPIED,
    type: 'relationship',
    relationTo: 'users',
    hasMany: true,
    label: bilingual(site, 'kit.copied'),
    access: { create: nobody, read: nobody, update: nobody },
    admin: { hidden: true },
  }
}

function panelProps(site: Site, { flow, pages }: AnySurface): WorkflowPanelProps {
  const states = Object.entries(flow?.states ?? {}).map(([name, state]) => [
    name,
    { ...bilingual(site, state.label), public: state.public === true },
  ])
  const sitePath = pages?.detail?.path
  const drawing = (locale: Locale) => drawFlow(flow!, (key) => translate({ messages: site.messages, locale, key }))
  return {
    states: Object.fromEntries(states) as WorkflowPanelProps['states'],
    ...(flow ? { drawing: { zh: drawing('zh'), en: drawing('en') } } : {}),
    ...(sitePath ? { sitePath } : {}),
  }
}
