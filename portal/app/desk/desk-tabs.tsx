import type { DeskAnswer, DeskGroup } from '@yizheng/kit'
import type { PageContext } from '@yizheng/kit/portal'
import { Tabs } from '@yizheng/kit/ui'

/** What a group says where nothing is in it; its keys are the groups. */
export const nothingIn: Readonly<Record<DeskGroup, string>> = {
  todo: 'desk.nothingToDo',
  done: 'desk.nothingDone',
  mine: 'desk.nothingMine',
  copied: 'desk.nothingCopied',
}

export function isDeskGroup(name: string): name is DeskGroup {
  return Object.hasOwn(nothingIn, name)
}

/** 待办 · 已办 · 我发起的 · 抄送我的, each with how many there are. */
export function DeskTabs({
  current,
  counts,
  context: { words },
}: {
  current: DeskGroup
  counts: DeskAnswer['counts']
  context: PageContext
}) {
  return (
    <Tabs
      label={words('desk.groups')}
      tabs={(Object.keys(nothingIn) as DeskGroup[]).map((group) => ({
        href: `/desk/${group}`,
        label: words(`desk.${group}`),
        current: group === current,
        count: counts[group],
      }))}
    />
  )
}
