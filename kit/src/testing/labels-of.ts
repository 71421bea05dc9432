import { roles, type App, type Fields, type Label } from '../index.ts'

/** Every text a person may read that stands in this app's declaration, each once. */
export function labelsOf(app: App): Label[] {
  const labels = Object.values(app.types).flatMap(({ type, flow, pages, metrics, papers, ledger }) => [
    type.label,
    ...labelsOfFields(type.fields),
    ...Object.values(flow?.states ?? {}).flatMap((state) => [state.label, ...(state.dueLabel ? [state.dueLabel] : [])]),
    ...Object.values(flow?.former ?? {}).map((state) => state.label),
    ...Object.values(flow?.formerSteps ?? {}),
    ...Object.values(flow?.transitions ?? {}).map((transition) => transition.label),
    ...Object.values(flow?.rounds ?? {}).flatMap(({ label, answers, fields = {} }) => [
      label,
      ...Object.values(answers).map((answer) => answer.label),
      ...labelsOfFields(fields),
    ]),
    ...Object.values(flow?.branches ?? {}).map((branching) => branching.label),
    ...(pages?.submit ? [pages.submit.label] : []),
    ...Object.values(papers ?? {}).map((paper) => paper.label),
    ...Object.values(pages?.detail?.lists ?? {}).map((list) => list.label),
    ...(ledger?.columns ?? []).flatMap((column) => (typeof column === 'string' ? [] : [column.label])),
    ...Object.values(metrics ?? {}).flatMap((metric) => [
      metric.label,
      ...('stages' in metric ? Object.values(metric.stages).map((stage) => stage.label) : []),
    ]),
  ])
  return [...new Set([app.label, ...labels])]
}

function labelsOfFields(fields: Fields): Label[] {
  return Object.values(fields).flatMap((field) => [
    field.label,
    ...(field.options.help ? [field.options.help] : []),
    ...Object.values(field.values ?? {}),
  ])
}

/** The terms of the roles. */
export const roleLabels: readonly Label[] = Object.values(roles)
