import { translate, type Label } from '../../label.ts'
import type { Site } from '../../site.ts'

/** A label in the form Payload's admin takes. */
export function bilingual(site: Site, label: Label): { zh: string; en: string } {
  return {
    zh: translate({ messages: site.messages, locale: 'zh', key: label }),
    en: translate({ messages: site.messages, locale: 'en', key: label }),
  }
}
