import type { Role } from '@yizheng/kit'

export type DeskGroup = 'leader' | 'office' | 'unit' | 'member' | 'editor' | 'citizen'

const groups: Record<DeskGroup, readonly Role[]> = {
  leader: ['leader'],
  office: ['staff', 'proposal-office', 'supervisor', 'admin'],
  unit: ['handling-unit'],
  member: ['member'],
  editor: ['editor', 'publisher'],
  citizen: ['citizen'],
}

/** The desks a person works at, by their roles; whoever has no other is a citizen. */
export function deskGroups(roles: readonly Role[]): readonly DeskGroup[] {
  const mine = (Object.keys(groups) as DeskGroup[]).filter((group) => groups[group].some((role) => roles.includes(role)))
  return mine.length > 0 ? mine : ['citizen']
}

/** Key of the greeting for this hour in Shanghai. */
export function greetingAt(now: Date): string {
  const hour = Number(new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', hourCycle: 'h23' }).format(now))
  if (hour < 11) return 'desk.morning'
  if (hour < 13) return 'desk.noon'
  return hour < 18 ? 'desk.afternoon' : 'desk.evening'
}
