import { mergeMessages, type Messages } from '../label.ts'
import bulkEn from './bulk.en.json' with { type: 'json' }
import bulkZh from './bulk.zh.json' with { type: 'json' }
import deadlinesEn from './deadlines.en.json' with { type: 'json' }
import deadlinesZh from './deadlines.zh.json' with { type: 'json' }
import delegationEn from './delegation.en.json' with { type: 'json' }
import delegationZh from './delegation.zh.json' with { type: 'json' }
import en from './en.json' with { type: 'json' }
import hallEn from './hall.en.json' with { type: 'json' }
import hallZh from './hall.zh.json' with { type: 'json' }
import ledgerEn from './ledger.en.json' with { type: 'json' }
import ledgerZh from './ledger.zh.json' with { type: 'json' }
import linksEn from './links.en.json' with { type: 'json' }
import linksZh from './links.zh.json' with { type: 'json' }
import metricsEn from './metrics.en.json' with { type: 'json' }
import metricsZh from './metrics.zh.json' with { type: 'json' }
import noticesEn from './notices.en.json' with { type: 'json' }
import noticesZh from './notices.zh.json' with { type: 'json' }
import portalEn from './portal.en.json' with { type: 'json' }
import portalZh from './portal.zh.json' with { type: 'json' }
import reactionsEn from './reactions.en.json' with { type: 'json' }
import reactionsZh from './reactions.zh.json' with { type: 'json' }
import signInEn from './sign-in.en.json' with { type: 'json' }
import signInZh from './sign-in.zh.json' with { type: 'json' }
import readingEn from './reading.en.json' with { type: 'json' }
import readingZh from './reading.zh.json' with { type: 'json' }
import uiEn from './ui.en.json' with { type: 'json' }
import uiZh from './ui.zh.json' with { type: 'json' }
import zh from './zh.json' with { type: 'json' }

/** Texts of the kit itself: roles, errors, words on every page. */
export const kitMessages: Messages = mergeMessages([
  { zh, en },
  { zh: uiZh, en: uiEn },
  { zh: hallZh, en: hallEn },
  { zh: reactionsZh, en: reactionsEn },
  { zh: noticesZh, en: noticesEn },
  { zh: portalZh, en: portalEn },
  { zh: metricsZh, en: metricsEn },
  { zh: deadlinesZh, en: deadlinesEn },
  { zh: delegationZh, en: delegationEn },
  { zh: linksZh, en: linksEn },
  { zh: ledgerZh, en: ledgerEn },
  { zh: bulkZh, en: bulkEn },
  { zh: signInZh, en: signInEn },
  { zh: readingZh, en: readingEn },
])
