/** What to do about an error of the operating system that can meet any step; undefined where it is none of these. */
export function systemProblem({ code, path }: NodeJS.ErrnoException): { zh: string; en: string } | undefined {
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return {
      zh: `磁盘已满（${path ?? ''}）。请腾出空间后重新启动，已有数据不受影响。`,
      en: `The disk is full (${path ?? ''}). Make room and start again; what is there is unharmed.`,
    }
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return {
      zh: `无法写入 ${path ?? ''}（${code}）。请由文件夹的所有者启动，或用 YZ_DATA_DIR 指定可写的位置。`,
      en: `${path ?? ''} cannot be written (${code}). Start as the owner of the folder, or name a writable place with YZ_DATA_DIR.`,
    }
  }
  return undefined
}
