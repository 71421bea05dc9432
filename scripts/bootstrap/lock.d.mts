import type { ProcessId } from './process-mark.mjs'

export function takeLock(file: string, pid?: number): ProcessId | null
export function passLock(file: string, pid: number): void
export function readLock(file: string): ProcessId | null
export function releaseLock(file: string, pid?: number): void
