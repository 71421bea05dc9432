import { statfsSync } from 'node:fs'
import { Problem } from './problem.ts'

const megabyte = 1024 ** 2
/** Refuses to start on a disk with less than `needed` megabytes left: PostgreSQL would soon stop in the middle of its work. @throws Problem */
export function requireSpace(folder: string, needed = 500): void {
  const { bavail, bsize } = statfsSync(folder)
  const free = Math.floor((bavail * bsize) / megabyte)
  if (free >= needed) return
  throw new Problem({
    zh: `磁盘空间不足：${folder} 所在的磁盘只剩 ${free} MB，至少需要 ${needed} MB。请清理磁盘，或用 YZ_DATA_DIR 换一处。已有数据不受影响。`,
    en: `Not enough disk space: ${free} MB are left on the disk of ${folder}, at least ${needed} MB are needed. Make room, or name another place with YZ_DATA_DIR. What is there is unharmed.`,
  })
}
