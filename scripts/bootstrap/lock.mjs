import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync, linkSync } from 'node:fs'
import { dirname } from 'node:path'
import { isSameProcess, processMark } from './process-mark.mjs'

/**
 * Takes the lock for process `pid`, so that two starts in one folder cannot fight. Returns the holder where another
 * living process has it, null where it was taken. A lock left by a dead process is taken over.
 */
export function takeLock(file, pid = process.pid) {
  mkdirSync(dirname(file), { recursive: true })
  const mine = `${file}.${pid}`
  writeFileSync(mine, JSON.stringify({ pid, mark: processMark(pid) }))
  try {
    for (;;) {
      try {
        // A link appears whole or not at all; writing the file in place could be read half-done.
        linkSync(mine, file)
        return null
      } catch (error) {
        if (error.code !== 'EEXIST') throw error
      }
      const holder = readLock(file)
      if (holder && isSameProcess(holder)) return holder
      clearStale(file, holder)
    }
  } finally {
    rmSync(mine, { force: true })
  }
}

/** Hands a lock one holds to process `pid`. */
export function passLock(file, pid) {
  const next = `${file}.${pid}`
  writeFileSync(next, JSON.stringify({ pid, mark: processMark(pid) }))
  renameSync(next, file)
}

/** Who holds the lock, alive or not; null where nobody does. */
export function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

/** Gives the lock back if process `pid` has it. */
export function releaseLock(file, pid = process.pid) {
  if (readLock(file)?.pid === pid) rmSync(file, { force: true })
}

/** Moves the dead holder's lock away; where another start was quicker and the moved one is new, puts it back. */
function clearStale(file, holder) {
  const aside = `${file}.stale.${process.pid}`
  try {
    renameSync(file, aside)
    if (readLock(aside)?.mark !== holder?.mark) linkSync(aside, file)
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error
  }
  rmSync(aside, { force: true })
}
