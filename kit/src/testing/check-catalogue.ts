import { kitMessages, type App, type Label, type Messages } from '../index.ts'
import { labelsOf } from './labels-of.ts'

/**
 * What is amiss in an app's texts, one sentence each: a label of the declaration without English, a message in one
 * language only, or one whose values (`{name}`) differ between the two. Empty where all is well.
 */
export function checkCatalogue(app: App): string[] {
  const messages = app.messages ?? { zh: {}, en: {} }
  return [...missingLabels(labelsOf(app), messages), ...checkMessages(messages)]
}

/** Labels that have no English text, neither in `messages` nor in the kit's own. */
export function missingLabels(labels: readonly Label[], messages: Messages): string[] {
  return labels.filter((label) => !messages.en[label] && !kitMessages.en[label]).map((label) => `“${label}” has no English text`)
}

/** Messages with a key (`area.name`) must exist in both languages and speak of the same values. */
export function checkMessages({ zh, en }: Messages): string[] {
  return [
    ...Object.keys(zh)
      .filter((key) => !en[key])
      .map((key) => `${key} has no English text`),
    ...Object.keys(en)
      .filter((key) => /^[a-z][A-Za-z0-9-]*(\.[A-Za-z0-9-]+)+$/.test(key) && !zh[key])
      .map((key) => `${key} has no Chinese text`),
    ...Object.keys(zh)
      .filter((key) => en[key] && placeholders(zh[key]!) !== placeholders(en[key]))
      .map((key) => `${key} speaks of other values in English`),
  ]
}

function placeholders(text: string): string {
  return [...new Set(text.match(/\{\w+\}/g) ?? [])].sort().join()
}
