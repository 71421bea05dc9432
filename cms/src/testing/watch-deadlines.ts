import { watchDeadlines } from '@yizheng/kit/cms/worker'
import { getPayload } from 'payload'
import site from '../../../yizheng.config.ts'
import config from '../payload.config.ts'

/** Looks after deadlines without a pause, until it is killed; says `watching` when it begins. For tests. */
const payload = await getPayload({ config })
process.stdout.write('watching\n')
for (;;) await watchDeadlines({ payload, site })
