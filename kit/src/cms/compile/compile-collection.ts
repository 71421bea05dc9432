import type { CollectionConfig, Field as PayloadField } from 'payload'
import { authorStates } from '../../row-filter.ts'
import type { Site, SiteType } from '../../site.ts'
import { lateFields } from '../../validate.ts'
import { accessOf } from '../access/collection-access.ts'
import { collectionEndpoints } from '../endpoints/collection-endpoints.ts'
import { lifecycleHooks } from '../operations/lifecycle-hooks.ts'
import { bilingual } from './bilingual.ts'
import { compileField } from './compile-field.ts'

/** Makes the Payload collection of a declared type: fields, access as row filters, hooks, endpoints, admin screen. */
export function compileCollection(site: Site, one: SiteType): CollectionConfig {
  const { surface, slug } = one
  const { type, flow } = surface
  const late = lateFields(surface, authorStates(surface))
  const label = bilingual(site, type.label)
  return {
    slug,
    labels: { singular: label, plural: label },
    admin: {
      group: bilingual(site, one.app.label),
      useAsTitle: type.title,
      defaultColumns: [type.title, ...(flow ? ['state', 'dueAt'] : []), 'updatedAt'],
      listSearchableFields: [type.title],
    },
    access: accessOf(one),
    defaultSort: '-createdAt',
    // A copy would take over what only transitions may write.
    disableDuplicate: true,
    // Editing locks add a column to a shared table and two queries a page; only versioned content is edited side by side.
    lockDocuments: surface.versions ? { duration: 300 } : false,
    versions: surface.versions ? { maxPerDoc: 100 } : false,
    fields: [
      ...Object.entries(type.fields).map(([name, field]) => compileField({ site, surface, name, field, late: late.includes(name) })),
      ...systemFields(site, one),
    ],
    hooks: lifecycleHooks(one),
    endpoints: collectionEndpoints(site, one),
  }
}

/** Fields that only the kit writes; the hooks refuse or undo any other write. */
function systemFields(site: Site, { surface }: SiteType): PayloadField[] {
  const readOnly = { readOnly: true, position: 'sidebar' as const }
  const author: PayloadField = {
    name: 'author',
    type: 'relationship',
    relationTo: 'users',
    index: true,
    label: bilingual(site, 'kit.author'),
    admin: readOnly,
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
      admin: { position: 'sidebar', components: { Field: '@yizheng/kit/cms/admin/workflow-panel.client.tsx#WorkflowPanel' } },
    },
    {
      name: 'state',
      type: 'select',
      index: true,
      defaultValue: initial,
      label: bilingual(site, 'kit.state'),
      options: Object.entries(states).map(([value, state]) => ({ value, label: bilingual(site, state.label) })),
      admin: readOnly,
    },
    author,
    { name: 'dueAt', type: 'date', index: true, label: bilingual(site, 'kit.dueAt'), admin: readOnly },
    { name: 'stateSince', type: 'date', label: bilingual(site, 'kit.stateSince'), admin: { hidden: true } },
    { name: 'overdueAt', type: 'date', label: bilingual(site, 'kit.overdueAt'), admin: { hidden: true } },
    revision,
  ]
}
