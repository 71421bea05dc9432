import { roles, type App, type Label } from '../index.ts'

/** Every text a person may read that stands in this app's declaration, each once. */
export function labelsOf(app: App): Label[] {
  const labels = Object.values(app.types).flatMap(({ type, flow, pages, metrics }) => [
    type.label,
    ...Object.values(type.fields).flatMap((field) => [
      field.label,
      ...(field.options.help ? [field.options.help] : []),
      ...Object.values(field.values ?? {}),
    ]),
    ...Object.values(flow?.states ?? {}).flatMap((state) => [state.label, ...(state.dueLabel ? [state.dueLabel] : [])]),
    ...Object.values(flow?.transitions ?? {}).map((transition) => transition.label),
    ...(pages?.submit ? [pages.submit.label] : []),
    ...Object.values(metrics ?? {}).map((metric) => metric.label),
  ])
  return [...new Set([app.label, ...labels])]
}

/** The terms of the roles. */
export const roleLabels: readonly Label[] = Object.values(roles)
