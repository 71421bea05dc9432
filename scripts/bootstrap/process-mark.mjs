import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * What tells a process from a later one that was given the same number: when it started. Null where no such process
 * lives (one that has ended but was not yet collected counts as ended), or where the system cannot say.
 */
export function processMark(pid) {
  return process.platform === 'linux' ? linuxMark(pid) : posixMark(pid)
}

/** The mark of `pid` again, but only if it still is the process it was when the mark was taken. */
export function isSameProcess({ pid, mark }) {
  return Number.isInteger(pid) && mark != null && processMark(pid) === mark
}

function linuxMark(pid) {
  try {
    // After the command in parentheses: state is the first field, the start time in ticks since boot the twentieth.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    if (fields[0] === 'Z' || fields[0] === 'X') return null
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${fields[19]}`
  } catch {
    return null
  }
}

function posixMark(pid) {
  try {
    const [state, ...start] = execFileSync('ps', ['-o', 'state=,lstart=', '-p', String(pid)], { encoding: 'utf8' })
      .trim()
      .split(/\s+/)
    return !state || state.startsWith('Z') ? null : start.join(' ')
  } catch {
    return null
  }
}
