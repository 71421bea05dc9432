import { refuseStranding, save } from '@yizheng/kit/cms'
import type { Site } from '@yizheng/kit'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import site from '../../yizheng.config.ts'
import { bootCms, type TestCms } from './testing/boot-cms.ts'

let cms: TestCms
beforeAll(async () => {
  cms = await bootCms(inject('postgresUrl'))
})
afterAll(() => cms.close())

/** The site with a workflow of proposals that has lost a state. */
function without(state: string): Site {
  const types = site.types.map((one) => {
    const { flow } = one.surface
    if (one.slug !== 'proposals' || !flow) return one
    const { [state]: _, ...states } = flow.states
    return { ...one, surface: { ...one.surface, flow: { ...flow, states } } }
  })
  return { ...site, types }
}

test('a definition that would strand documents under way is refused, and says which', async () => {
  await refuseStranding({ payload: cms.payload, site })
  const member = await cms.person('委员', ['member'])
  const data = { title: '关于改善山区校车的提案', category: 'society', situation: '山区学生上学路远。', advice: '增开校车线路。' }
  const { id } = await save({ site, slug: 'proposals', req: await cms.request(member), body: { data, fire: 'submit' } })

  await refuseStranding({ payload: cms.payload, site: without('auditing') })
  await expect(refuseStranding({ payload: cms.payload, site: without('review') })).rejects.toThrow(
    new RegExp(`^有 1 件提案（编号 ${id}）处于状态“review”，而流程声明中已没有这个状态.*former: \\{ review: \\{ label: `),
  )
})

test('an app whose tables are still to be made strands nothing', async () => {
  const types = site.types.map((one) => (one.slug === 'proposals' ? { ...one, slug: 'letters' } : one))
  await refuseStranding({ payload: cms.payload, site: { ...site, types } })
})
