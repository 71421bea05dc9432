import { answerStep } from '@yizheng/kit'
import { runSql, sql } from '@yizheng/kit/cms'
import type { ViewAnswer } from '@yizheng/kit/protocol'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import site from '../../../yizheng.config.ts'
import {
  cms,
  answersTo,
  assisted,
  reason,
  document,
  stepData,
  toSign,
  send,
  who,
  inOrder,
  setUp,
  tearDown,
  ways,
} from '../testing/rights/fixture.ts'
import { nobody, type Person, people } from '../testing/rights/people.ts'
import { declaredCases } from '../testing/rights/tables.ts'
import { ids } from '../testing/rights/fixture.ts'

const secret = '只告诉有关的人'

/** Who takes which step, takes it back, and reads why others took theirs. Everybody who can knock, against every door, through the handlers that answer in earnest. */
beforeAll(setUp)
afterAll(tearDown)

describe('steps', () => {
  test.each(declaredCases.filter(({ rights }) => rights.fire))('$slug: who may fire what', async ({ slug, rights }) => {
    const { transitions, rounds = {} } = site.type(slug)!.surface.flow!
    const steps = [
      ...Object.entries(transitions).map(([name, { from }]) => ({ name, state: [from].flat()[0]! })),
      ...Object.entries(rounds).flatMap(([round, { in: state, answers }]) =>
        Object.keys(answers).map((answer) => ({ name: answerStep(round, answer), state })),
      ),
    ]
    const fired: Record<string, Person[]> = {}
    const offered: Record<string, Person[]> = {}
    for (const { name, state } of steps) {
      const data = stepData[slug]!
      const assign = ['opinions', 'countersign'].some((one) => name.startsWith(one)) ? assisted() : undefined
      let id = await document(slug, state, data(), { assign })
      const used = [id]
      offered[name] = await who(async (person) => {
        const { status, body } = await send<ViewAnswer>(person, 'GET', `/api/${slug}/${id}/view`)
        return status === 200 && body.can.some((offer) => offer.transition === name)
      })
      fired[name] = await who(async (person) => {
        const answers = name === 'submit' ? {} : name === 'send' && slug === 'opinions' ? toSign() : answersTo(name)
        const { status } = await send(person, 'POST', `/api/${slug}/${id}/fire`, { transition: name, data: answers, reason: reason(name) })
        if (status !== 200) return false
        used.push((id = await document(slug, state, data(), { assign })))
        return true
      })
      for (const one of used) await cms.payload.delete({ collection: slug as never, id: one })
    }
    expect(fired).toEqual(inOrder(rights.fire!))
    expect(offered).toEqual(inOrder(rights.fire!))
  })

  test.each(declaredCases.filter(({ rights }) => rights.fire))('$slug: who may remind whom', async ({ slug, rights }) => {
    const data = stepData[slug]!
    const states = Object.keys(ways[slug] ?? ways.news!)
    const reminded: Record<string, Person[]> = {}
    const offered: Record<string, Person[]> = {}
    for (const state of states) {
      const id = await document(slug, state, data(), { assign: state === 'countersigning' ? assisted() : undefined })
      offered[state] = await who(async (person) => {
        const { status, body } = await send<ViewAnswer>(person, 'GET', `/api/${slug}/${id}/view`)
        return status === 200 && body.can.some((offer) => offer.transition === 'nudge')
      })
      reminded[state] = await who(
        async (person) =>
          (await send(person, 'POST', `/api/${slug}/${id}/fire`, { transition: 'nudge', reason: '请尽快办理' })).status === 200,
      )
      await cms.payload.delete({ collection: slug as never, id })
    }
    const expected = inOrder({ ...Object.fromEntries(states.map((state) => [state, nobody])), ...rights.nudge })
    expect(reminded).toEqual(expected)
    expect(offered).toEqual(expected)
  })

  test.each(declaredCases.filter(({ rights }) => rights.recall))('$slug: who may take back what', async ({ slug, rights }) => {
    const { transitions } = site.type(slug)!.surface.flow!
    expect(Object.keys(rights.recall!)).toEqual(Object.keys(transitions).filter((name) => transitions[name]!.recall))
    for (const [name, { by, may }] of Object.entries(rights.recall!)) {
      const [state] = [transitions[name]!.from].flat()
      const taken = async () => {
        const id = await document(slug, state!, stepData[slug]!())
        const step = { transition: name, data: name === 'submit' ? {} : answersTo(name), reason: reason(name) }
        expect((await send(by, 'POST', `/api/${slug}/${id}/fire`, step)).status).toBe(200)
        return id
      }
      let id = await taken()
      const used = [id]
      const offered = await who(async (person) => {
        const { status, body } = await send<ViewAnswer>(person, 'GET', `/api/${slug}/${id}/view`)
        return status === 200 && body.can.some((offer) => offer.transition === 'recall')
      })
      const recalled = await who(async (person) => {
        if ((await send(person, 'POST', `/api/${slug}/${id}/fire`, { transition: 'recall' })).status !== 200) return false
        used.push((id = await taken()))
        return true
      })
      for (const one of used) await cms.payload.delete({ collection: slug as never, id: one })
      expect({ name, recalled, offered }).toEqual({ name, recalled: may, offered: may })
    }
  })

  test.each(declaredCases.filter(({ slug }) => site.type(slug)!.surface.pages?.detail?.timeline))(
    '$slug: who reads who took a step and why',
    async ({ slug, rights }) => {
      await runSql({ payload: cms.payload, query: sql`UPDATE yz.history SET reason = ${secret} WHERE type = ${slug}` })
      const told: Record<string, Person[]> = {}
      const named: Record<string, Person[]> = {}
      const stepless = Object.keys(ids[slug]!).filter((row) => !(row in rights.reasons!))
      for (const [row, id] of Object.entries(ids[slug]!)) {
        const histories = new Map<Person, ViewAnswer['history']>()
        for (const person of people) {
          const { status, body } = await send<ViewAnswer>(person, 'GET', `/api/${slug}/${id}/view`)
          if (status === 200) histories.set(person, body.history)
        }
        const steps = [...histories.values()].map((history) => history.map(({ at, transition }) => `${at} ${transition}`).join())
        expect(new Set(steps).size, 'everybody who may read it sees the same steps').toBe(1)
        if (stepless.includes(row)) expect(steps[0], row).toBe('')
        else {
          told[row] = people.filter((person) => histories.get(person)?.every(({ reason }) => reason === secret))
          named[row] = people.filter((person) => histories.get(person)?.every(({ actor }) => actor !== null))
        }
        const others = people.filter((person) => !told[row]?.includes(person))
        for (const person of others) expect(JSON.stringify(histories.get(person) ?? []), `${person} ${row}`).not.toContain(secret)
      }
      expect(told).toEqual(inOrder(rights.reasons!))
      expect(named).toEqual(told)
    },
  )
})
