export interface ProcessId {
  readonly pid: number
  readonly mark: string | null
}
export function processMark(pid: number): string | null
export function isSameProcess(process: ProcessId): boolean
